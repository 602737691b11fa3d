/** The interactive shell: the same commands with completion, history, a status line, and lines from a pipe. */
@NullMarked
package org.mokkachain.wallet.shell;

import org.jspecify.annotations.NullMarked;
