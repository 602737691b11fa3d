package org.mokkachain.wallet.offline;

import java.util.List;
import java.util.Optional;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * Who has signed, and whether that is enough.
 *
 * @param authority whose keys sign for the sender; empty if nobody has asked the chain. Then any key may turn out to be
 *     one of them, and the key of the sender's address counts as enough
 */
public record Progress(Address sender, Optional<Authority> authority, List<TransactionSignature> signatures) {
    public Progress {
        signatures = List.copyOf(signatures);
    }

    /** Whether a signature of this key counts, as far as is known. */
    public boolean mayCount(PublicKey key) {
        return authority.isEmpty() || weightOf(key) > 0;
    }

    /** What a signature of this key counts; 0 if nothing. */
    public int weightOf(PublicKey key) {
        return switch (authority.orElse(new Authority.OriginalKey())) {
            case Authority.OriginalKey() -> AccountAddress.of(key).equals(sender) ? 1 : 0;
            case Authority.Weighted weighted -> weighted.weightOf(key);
        };
    }

    /** The weight that signatures must reach together. */
    public int threshold() {
        return switch (authority.orElse(new Authority.OriginalKey())) {
            case Authority.OriginalKey() -> 1;
            case Authority.Weighted weighted -> weighted.threshold();
        };
    }

    /** The weight of those that are there. */
    public int reached() {
        return signatures.stream().mapToInt(signature -> weightOf(signature.key())).sum();
    }

    public boolean isComplete() {
        return reached() >= threshold();
    }

    public boolean hasSigned(PublicKey key) {
        return signatures.stream().anyMatch(signature -> signature.key().equals(key));
    }

    /** The keys that may still sign; none if they are not known. */
    public List<PublicKey> waitedFor() {
        return switch (authority.orElse(new Authority.OriginalKey())) {
            case Authority.OriginalKey() -> List.of();
            case Authority.Weighted weighted ->
                weighted.keys().stream()
                        .map(Authority.WeightedKey::key)
                        .filter(key -> !hasSigned(key))
                        .toList();
        };
    }

    /** The same under what the chain says now: signatures that do not count are left out. */
    public Progress under(Authority present) {
        Progress all = new Progress(sender, Optional.of(present), signatures);
        return new Progress(
                sender,
                all.authority(),
                signatures.stream().filter(signature -> all.mayCount(signature.key())).toList());
    }
}
