/** Changes that validators decide on, as the texts and fields that people and programs see. */
@NullMarked
package org.mokkachain.api.governance;

import org.jspecify.annotations.NullMarked;
