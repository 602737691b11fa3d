package org.mokkachain.node.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;

/**
 * Checks transactions' signatures, each once: a transaction that came in by gossip is not verified again when its block
 * arrives. Bounded: a newer one takes the slot of an older. Thread-safe.
 */
final class SignatureChecks {
    private static final int SLOTS = 1 << 16;

    private final SignatureVerifier verifier;
    private final AtomicReferenceArray<Hash> verified = new AtomicReferenceArray<>(SLOTS);

    SignatureChecks(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    SignatureVerifier verifier() {
        return verifier;
    }

    boolean isSigned(Transaction transaction) {
        Hash identity = Sha256.hash("MOKKA/1/signed-transaction", transaction.encoded());
        int slot = identity.hashCode() & SLOTS - 1;
        if (identity.equals(verified.get(slot))) {
            return true;
        }
        boolean signed = transaction.isSignedCorrectly(verifier);
        if (signed) {
            verified.set(slot, identity);
        }
        return signed;
    }
}
