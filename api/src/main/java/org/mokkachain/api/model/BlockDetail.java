package org.mokkachain.api.model;

import java.util.Optional;

/**
 * A final block with everything its header says and the proof that it is final.
 *
 * @param proofHash hash of the proof of leadership under which it was proposed
 * @param certificate the signatures of a quorum; empty for the genesis block. A block committed through a descendant
 *     shows that descendant's certificate, which then names a greater height.
 * @param timings when this node saw what happened to the block
 */
public record BlockDetail(
        long height,
        String hash,
        String parent,
        long epoch,
        long term,
        String proposer,
        long timestampMs,
        int txCount,
        int bodyBytes,
        String chainId,
        String proofHash,
        String txRoot,
        String stateRoot,
        String receiptsRoot,
        String validatorSetHash,
        String nextValidatorSetHash,
        Optional<CertificateInfo> certificate,
        BlockTimings timings) {}
