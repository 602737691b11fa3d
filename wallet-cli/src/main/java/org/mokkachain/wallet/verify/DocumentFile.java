package org.mokkachain.wallet.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.receipt.ReceiptDocument;
import org.mokkachain.api.receipt.ReceiptDocument.TransactionText;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * A file that was, or is to be, notarised.
 *
 * @param sha256 of its content
 */
public record DocumentFile(Path file, Hash sha256) {
    private static final int BUFFER = 1 << 16;
    private static final String ANCHOR = "anchor";

    /** Reads the file once, whatever its size. */
    public static DocumentFile read(Path file) throws IOException {
        Sha256.Hasher hasher = Sha256.hasher();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = in.readNBytes(BUFFER);
            while (part.length > 0) {
                hasher.update(part);
                part = in.readNBytes(BUFFER);
            }
        }
        return new DocumentFile(file, hasher.finish());
    }

    /** Why a receipt, everything in which is proven, does not say that this document is notarised; empty if it does. */
    Optional<String> whyNotIn(ReceiptDocument receipt) {
        List<String> notarised = notarised(receipt);
        if (notarised.contains(sha256.hex())) {
            return Optional.empty();
        }
        return Optional.of(notarised.isEmpty()
                ? "the receipt does not say that any document is notarised"
                : file + " has the SHA-256 " + sha256.hex() + ", but the receipt is of "
                        + String.join(", ", notarised));
    }

    /** The hashes that are anchored according to an entry of the state, or were by a transaction that took effect. */
    private static List<String> notarised(ReceiptDocument receipt) {
        Optional<String> entry = receipt.entry()
                .filter(said -> said.kind().equals(ANCHOR) && said.present())
                .map(said -> String.valueOf(said.fields().get("hash")));
        if (entry.isPresent()) {
            return List.of(entry.get());
        }
        return receipt.transaction()
                .filter(transaction -> transaction.failure().isEmpty())
                .map(TransactionText::content)
                .map(content -> content.operations().stream()
                        .filter(operation -> operation.type().equals(ANCHOR))
                        .map(operation -> String.valueOf(operation.fields().get("hash")))
                        .toList())
                .orElse(List.of());
    }
}
