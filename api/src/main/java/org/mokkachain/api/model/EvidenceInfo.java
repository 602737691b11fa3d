package org.mokkachain.api.model;

/**
 * Proof that a validator contradicted itself, as the asked node has seen it.
 *
 * @param validator its name
 * @param publicKey hex
 * @param epoch of the two statements
 * @param offence in words
 * @param evidence hex: what an operation {@code reportEvidence} carries
 * @param seenMs milliseconds since 1970-01-01 UTC
 * @param remedy how to report it
 */
public record EvidenceInfo(
        String validator,
        @Form(Form.HASH) String publicKey,
        long epoch,
        String offence,
        @Form(Form.HEX) String evidence,
        long seenMs,
        String remedy) {}
