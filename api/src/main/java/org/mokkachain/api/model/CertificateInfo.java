package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;

/**
 * The votes of a quorum.
 *
 * @param phase {@code prepare} or {@code commit}
 * @param blockHash the block voted for
 * @param signers names of the validators, in the order of the set
 * @param signatures hex, one for each signer
 * @param validators names of all validators of the epoch, in the order of the set
 * @param quorum how many of them had to sign
 */
@JsonClassDescription("The votes of a quorum")
public record CertificateInfo(
        @Form(oneOf = {"prepare", "commit"}) String phase,
        long epoch,
        long term,
        long height,
        @Form(Form.HASH) String blockHash,
        List<String> signers,
        @Form(Form.HEX) List<String> signatures,
        List<String> validators,
        int quorum) {
    public CertificateInfo {
        signers = List.copyOf(signers);
        signatures = List.copyOf(signatures);
        validators = List.copyOf(validators);
    }
}
