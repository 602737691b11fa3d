/**
 * The load generator behind {@code mokka bench}: transfers signed beforehand, sent at a fixed rate whatever the answers
 * (open loop), latency from the moment a transfer was due until it is seen final.
 */
@NullMarked
package org.mokkachain.benchmarks.load;

import org.jspecify.annotations.NullMarked;
