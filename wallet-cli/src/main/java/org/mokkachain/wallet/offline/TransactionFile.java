package org.mokkachain.wallet.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * What a transaction file carries. It makes no sense otherwise, so {@link IllegalArgumentException} if a signature is
 * not valid for these bytes, or of a key that may not sign. Immutable.
 *
 * @param network its name, for people; what is signed holds the chain's id
 * @param authority whose keys sign for the sender, as a node said when it was built; empty if none was asked
 * @param signatures so far, ascending by key
 */
public record TransactionFile(
        String network, TransactionBody body, Optional<Authority> authority, List<TransactionSignature> signatures) {
    /** Stands at the head of each file. */
    public static final String FORMAT = "mokka-transaction-1";

    private static final String DOMAIN = "MOKKA/1/transaction-file";

    public TransactionFile {
        signatures = signatures.stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
        if (!signatures.isEmpty()) {
            requireValid(Transaction.of(body, signatures));
        }
        Progress progress = new Progress(body.sender(), authority, signatures);
        for (TransactionSignature signature : signatures) {
            if (!progress.mayCount(signature.key())) {
                throw new IllegalArgumentException(
                        "the key " + signature.key().hex() + " signed, but may not sign for the sender");
            }
        }
    }

    private static void requireValid(Transaction transaction) {
        byte[] message = Transaction.signedPayload(transaction.id());
        for (TransactionSignature signature : transaction.signatures()) {
            if (!Ed25519.bouncyCastle().verifier().verify(signature.key(), message, signature.signature())) {
                throw new IllegalArgumentException("the signature of the key " + signature.key().hex()
                        + " is not one of this transaction");
            }
        }
    }

    /** The id of the transaction; it does not depend on who signs. */
    public Hash id() {
        return Transaction.idOf(body);
    }

    /** The canonical bytes of what is signed. */
    public Bytes bodyBytes() {
        Encoder out = new Encoder();
        body.encode(out);
        return out.toBytes();
    }

    public Progress progress() {
        return new Progress(body.sender(), authority, signatures);
    }

    /** With these signatures, too; those that are there already count once. */
    public TransactionFile and(List<TransactionSignature> more) {
        List<TransactionSignature> all = new ArrayList<>(signatures);
        more.stream().filter(signature -> !progress().hasSigned(signature.key())).forEach(all::add);
        return new TransactionFile(network, body, authority, all);
    }

    /** Over everything in the file, so that a byte that flipped on the way is noticed; no proof of who wrote it. */
    Hash checksum() {
        Encoder out = new Encoder();
        out.string(network).bytes(bodyBytes()).bool(authority.isPresent());
        authority.ifPresent(known -> known.encode(out));
        out.list(signatures, (o, signature) -> signature.encode(o));
        return Sha256.hash(DOMAIN, out.toByteArray());
    }
}
