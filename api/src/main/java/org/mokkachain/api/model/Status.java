package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Optional;

/**
 * A node's view of itself and its chain; {@code GET /v1/status}.
 *
 * @param network name of the network
 * @param addressPrefix human-readable part of its addresses
 * @param chainId in every signed payload; equals {@code genesisHash}
 * @param crashModel {@code bft} or {@code cft}
 * @param nodeId public key of the node, hex
 * @param role {@code validator} or {@code observer}
 * @param version of the software
 * @param height of the last final block known here
 * @param blockTimeMs timestamp of that block, milliseconds since 1970-01-01 UTC
 * @param leader name of the validator that leads the term
 * @param state {@code leader candidate follower observer weakened rejoining halted}
 * @param syncing behind the others and catching up
 * @param peers connected nodes
 * @param mempool transactions that wait here
 * @param minFee least fee of a transaction, base units of the native asset
 */
@JsonClassDescription("A node's view of itself and its chain")
public record Status(
        String network,
        String addressPrefix,
        @Form(Form.HASH) String chainId,
        @Form(Form.HASH) String genesisHash,
        @Form(oneOf = {"bft", "cft"}) String crashModel,
        @Form(Form.HASH) String nodeId,
        String name,
        @Form(oneOf = {"validator", "observer"}) String role,
        String version,
        long height,
        @Form(Form.HASH) String blockHash,
        @Form(Form.HASH) String stateRoot,
        long blockTimeMs,
        long epoch,
        long term,
        Optional<String> leader,
        @Form(oneOf = {"leader", "candidate", "follower", "observer", "weakened", "rejoining", "halted"})
        String state,
        boolean syncing,
        int peers,
        int mempool,
        @Form(Form.AMOUNT) String minFee,
        Liveness liveness) {}
