package org.mokkachain.node.replica;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * Bodies that were decoded and checked before their blocks came to the replica. What is not found here (after a
 * restart, or when it was pushed out) is decoded and checked on the spot: slower, same answer.
 */
final class Bodies {
    /** More than the pipeline can hold; the oldest goes first. */
    private static final int MAX_BODIES = 64;

    private final SignatureVerifier verifier;
    private final Map<Hash, List<Transaction>> checked = new LinkedHashMap<>();

    Bodies(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    void remember(CheckedBody body) {
        checked.put(body.block(), body.transactions());
        if (checked.size() > MAX_BODIES) {
            checked.remove(checked.keySet().iterator().next());
        }
    }

    /** The block with its transactions; empty if the body cannot be read or a signature is wrong. */
    Optional<Block> take(ProposedBlock proposed) {
        List<Transaction> known = checked.remove(proposed.hash());
        if (known != null) {
            return Optional.of(new Block(proposed.header(), known));
        }
        try {
            List<Transaction> transactions = Block.decodeBody(proposed.body());
            boolean signed = transactions.stream().allMatch(t -> t.isSignedCorrectly(verifier));
            return signed ? Optional.of(new Block(proposed.header(), transactions)) : Optional.empty();
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }
}
