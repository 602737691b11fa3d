package org.mokkachain.api.receipt;

import java.io.IOException;
import java.nio.file.Path;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.Verdict.Invalid;
import org.mokkachain.types.proof.Verdict.Valid;

/** As in docs/proofs.md. */
final class ReceiptExample {
    private ReceiptExample() {}

    static String explain(Genesis genesis, Path file) throws IOException {
        return switch (ReceiptVerifier.of(genesis).verify(file)) {
            case Valid<VerifiedReceipt>(VerifiedReceipt receipt) -> String.join("\n", receipt.sentences());
            case Invalid<VerifiedReceipt> no -> "not proven, step " + no.step().text() + ": " + no.reason();
        };
    }
}
