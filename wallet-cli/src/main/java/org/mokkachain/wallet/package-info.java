/** The wallet program: commands, the interactive shell and its output. */
@NullMarked
package org.mokkachain.wallet;

import org.jspecify.annotations.NullMarked;
