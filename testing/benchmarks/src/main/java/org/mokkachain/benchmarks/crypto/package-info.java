/** What signatures and hashes cost: the figures that decide which provider is used and how much a node can verify. */
@NullMarked
package org.mokkachain.benchmarks.crypto;

import org.jspecify.annotations.NullMarked;
