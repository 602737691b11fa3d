package org.mokkachain.ledger.snapshot;

import org.mokkachain.types.block.Header;
import org.mokkachain.types.proof.CertifiedHeader;

/**
 * The snapshot to be fetched.
 *
 * @param certified its block, proved final from the genesis on
 * @param entries how many the state is said to have
 */
public record Target(CertifiedHeader certified, long entries) {
    public Header header() {
        return certified.header();
    }

    public long height() {
        return header().height();
    }
}
