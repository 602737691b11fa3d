package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/**
 * A final block with everything its header says and the proof that it is final.
 *
 * @param proofHash hash of the proof of leadership under which it was proposed
 * @param certificate the signatures of a quorum; empty for the genesis block. A block committed through a descendant
 *     shows that descendant's certificate, which then names a greater height.
 * @param timings when this node saw what happened to the block
 * @param leadership the proof of leadership under which it was proposed; empty if this node does not keep it any more
 */
@JsonClassDescription("A final block")
public record BlockDetail(
        long height,
        @Form(Form.HASH) String hash,
        @Form(Form.HASH) String parent,
        long epoch,
        long term,
        String proposer,
        long timestampMs,
        int txCount,
        int bodyBytes,
        @Form(Form.HASH) String chainId,
        @Form(Form.HASH) String proofHash,
        @Form(Form.HASH) String txRoot,
        @Form(Form.HASH) String stateRoot,
        @Form(Form.HASH) String receiptsRoot,
        @Form(Form.HASH) String validatorSetHash,
        @Form(Form.HASH) String nextValidatorSetHash,
        Optional<CertificateInfo> certificate,
        BlockTimings timings,
        @JsonPropertyDescription("null where this node does not keep it") Optional<LeadershipProof> leadership) {}
