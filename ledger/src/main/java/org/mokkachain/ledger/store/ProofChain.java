package org.mokkachain.ledger.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.FinalityProof;

/** Turns the proof of a later block into that of an earlier one. */
public final class ProofChain {
    private ProofChain() {}

    /**
     * The proof of the block at {@code height}, given that of the block at {@code provenHeight}.
     *
     * @return empty if the chain of headers between them is too long or has a gap
     */
    public static Optional<FinalityProof> lead(
            long height, long provenHeight, FinalityProof proof, LongFunction<Optional<Header>> headers) {
        if (provenHeight - height + proof.descendants().size() > FinalityProof.MAX_DESCENDANTS) {
            return Optional.empty();
        }
        List<Header> descendants = new ArrayList<>();
        for (long at = height + 1; at <= provenHeight; at++) {
            Optional<Header> header = headers.apply(at);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            descendants.add(header.get());
        }
        descendants.addAll(proof.descendants());
        return Optional.of(new FinalityProof(descendants, proof.certificate()));
    }
}
