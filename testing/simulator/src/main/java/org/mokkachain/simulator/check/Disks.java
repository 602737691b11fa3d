package org.mokkachain.simulator.check;

import org.mokkachain.types.certificate.BlockReference;

/** Looks at the disks of all honest validators at once. */
public interface Disks {
    /** Who has a block on its disk as prepared: bit i stands for host i. */
    long holders(BlockReference block);
}
