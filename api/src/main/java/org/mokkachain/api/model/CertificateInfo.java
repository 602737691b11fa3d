package org.mokkachain.api.model;

import java.util.List;

/**
 * The votes of a quorum.
 *
 * @param phase {@code prepare} or {@code commit}
 * @param blockHash the block voted for
 * @param signers names of the validators, in the order of the set
 * @param signatures hex, one for each signer
 */
public record CertificateInfo(
        String phase,
        long epoch,
        long term,
        long height,
        String blockHash,
        List<String> signers,
        List<String> signatures) {
    public CertificateInfo {
        signers = List.copyOf(signers);
        signatures = List.copyOf(signatures);
    }
}
