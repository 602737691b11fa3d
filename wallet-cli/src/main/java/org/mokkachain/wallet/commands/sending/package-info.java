/**
 * How every command that makes a transaction goes: what it is to do, the page before the question, the signatures,
 * delivery or a file, and what became of it.
 */
@NullMarked
package org.mokkachain.wallet.commands.sending;

import org.jspecify.annotations.NullMarked;
