/** What validators decide on the chain: changes of their own set, of permissions and of parameters. */
@NullMarked
package org.mokkachain.types.governance;

import org.jspecify.annotations.NullMarked;
