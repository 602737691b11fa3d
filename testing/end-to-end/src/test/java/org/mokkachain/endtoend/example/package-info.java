/** The programs that the documents show, as they are. */
@NullMarked
package org.mokkachain.endtoend.example;

import org.jspecify.annotations.NullMarked;
