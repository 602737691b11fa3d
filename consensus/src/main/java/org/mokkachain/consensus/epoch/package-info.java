/** Epochs: what is fixed while one validator set is in charge, and the order of blocks within it. */
@NullMarked
package org.mokkachain.consensus.epoch;

import org.jspecify.annotations.NullMarked;
