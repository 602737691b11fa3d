/** The architecture rules as tests, each with a planted violation that it must catch. */
@NullMarked
package org.mokkachain.architecture;

import org.jspecify.annotations.NullMarked;
