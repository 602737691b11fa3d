package org.mokkachain.simulator.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.value.Hash;

/** Every block that anybody ever proposed, whoever knows it. */
final class Blocks {
    private final Map<Hash, Header> headers = new HashMap<>();

    void learn(ProposedBlock block) {
        headers.putIfAbsent(block.hash(), block.header());
    }

    Optional<Header> header(Hash hash) {
        return Optional.ofNullable(headers.get(hash));
    }

    /** The ancestor at a height, or the block itself; empty if a block on the way is not known. */
    Optional<Hash> ancestor(Hash hash, long height) {
        Hash at = hash;
        Header header = headers.get(at);
        while (header != null && header.height() > height) {
            at = header.parentHash();
            if (header.height() == height + 1) {
                return Optional.of(at);
            }
            header = headers.get(at);
        }
        return header != null && header.height() == height ? Optional.of(at) : Optional.empty();
    }
}
