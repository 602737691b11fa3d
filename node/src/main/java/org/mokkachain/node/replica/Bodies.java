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
    /** More than the pipeline can hold. */
    private static final int MAX_PROPOSED = 64;

    /** As many as ranges of final blocks bring ahead; above that the oldest body beyond {@link #MAX_PROPOSED} goes. */
    private static final int MAX_TRANSACTIONS = 100_000;

    private static final int MAX_BODIES = 1_500;

    private final SignatureVerifier verifier;
    private final Map<Hash, List<Transaction>> checked = new LinkedHashMap<>();
    private int transactions;

    Bodies(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    void remember(CheckedBody body) {
        forget(body.block());
        checked.put(body.block(), body.transactions());
        transactions += body.transactions().size();
        while (checked.size() > MAX_BODIES || checked.size() > MAX_PROPOSED && transactions > MAX_TRANSACTIONS) {
            forget(checked.keySet().iterator().next());
        }
    }

    private Optional<List<Transaction>> forget(Hash block) {
        Optional<List<Transaction>> known = Optional.ofNullable(checked.remove(block));
        transactions -= known.map(List::size).orElse(0);
        return known;
    }

    /**
     * The block with its transactions; empty if the body cannot be read or a signature is wrong.
     *
     * @param certified a quorum has checked the signatures
     */
    Optional<Block> take(ProposedBlock proposed, boolean certified) {
        Optional<List<Transaction>> known = forget(proposed.hash());
        if (known.isPresent()) {
            return Optional.of(new Block(proposed.header(), known.get()));
        }
        try {
            List<Transaction> decoded = Block.decodeBody(proposed.body());
            boolean signed = certified || decoded.stream().allMatch(t -> t.isSignedCorrectly(verifier));
            return signed ? Optional.of(new Block(proposed.header(), decoded)) : Optional.empty();
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }
}
