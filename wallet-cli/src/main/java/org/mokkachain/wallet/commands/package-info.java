/** The command tree, the same for the command line and the shell: nouns, verbs, and how each one ends. */
@NullMarked
package org.mokkachain.wallet.commands;

import org.jspecify.annotations.NullMarked;
