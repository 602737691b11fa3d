package org.mokkachain.api.receipt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.proof.Step;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.proof.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * Verifies receipt files offline. Trusts nothing but the genesis it is given: not the file, not the node it came from.
 * Immutable and thread-safe.
 */
public final class ReceiptVerifier {
    private final ReceiptWriter writer;
    private final TrustChain trust;

    private ReceiptVerifier(Genesis genesis) {
        this.writer = new ReceiptWriter(genesis);
        this.trust = TrustChain.of(genesis);
    }

    public static ReceiptVerifier of(Genesis genesis) {
        return new ReceiptVerifier(genesis);
    }

    /**
     * Verifies a file.
     *
     * @throws IOException if it cannot be read; whatever is in it, the answer is a verdict
     */
    public Verdict<VerifiedReceipt> verify(Path file) throws IOException {
        return verify(ReceiptFile.contentOf(file));
    }

    /** Verifies the content of a file. */
    public Verdict<VerifiedReceipt> verify(byte[] file) {
        try {
            JsonNode tree = ReceiptFile.tree(file);
            Proof proof = ReceiptFile.proof(tree);
            return switch (proof.verify(trust)) {
                case Verdict.Valid<? extends Proof.Proven>(Proof.Proven proven) -> text(tree, proof, proven);
                case Verdict.Invalid<? extends Proof.Proven>(Step step, String reason) ->
                    new Verdict.Invalid<>(step, reason);
            };
        } catch (DecodingException e) {
            return new Verdict.Invalid<>(Step.FORMAT, String.valueOf(e.getMessage()));
        }
    }

    private Verdict<VerifiedReceipt> text(JsonNode tree, Proof proof, Proof.Proven proven) {
        ReceiptDocument document = writer.describe(proof);
        Optional<String> contradiction = ReceiptFile.contradiction(tree, document);
        return contradiction.isPresent()
                ? new Verdict.Invalid<>(Step.TEXT, contradiction.get())
                : new Verdict.Valid<>(new VerifiedReceipt(document, proven));
    }
}
