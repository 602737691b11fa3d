/** The explorer in a real browser: headless Chromium of the distribution, one network with payments going on. */
@NullMarked
package org.mokkachain.endtoend.explorer;

import org.jspecify.annotations.NullMarked;
