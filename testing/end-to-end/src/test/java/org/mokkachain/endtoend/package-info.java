/** Tests that start the real launcher and its processes. */
@NullMarked
package org.mokkachain.endtoend;

import org.jspecify.annotations.NullMarked;
