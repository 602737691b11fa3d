/**
 * The command tree, the same for the command line and the shell: finds the command that a line names, reads its
 * options, runs it and tells how it ended. The commands themselves are in the packages below, one for each noun or two.
 */
@NullMarked
package org.mokkachain.wallet.commands;

import org.jspecify.annotations.NullMarked;
