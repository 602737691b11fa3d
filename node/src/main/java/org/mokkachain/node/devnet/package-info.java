/**
 * The development network: a chain of real processes on one machine, with keys that everybody knows and a funded
 * wallet, made, started and stopped by one command.
 */
@NullMarked
package org.mokkachain.node.devnet;

import org.jspecify.annotations.NullMarked;
