/** A small deterministic world for tests: nodes with disks that forget, a network that loses, virtual time. */
@NullMarked
package org.mokkachain.consensus.cluster;

import org.jspecify.annotations.NullMarked;
