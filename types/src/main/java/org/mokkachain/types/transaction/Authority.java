package org.mokkachain.types.transaction;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/** Who may act for an account. */
public sealed interface Authority {
    int MAX_KEYS = Transaction.MAX_SIGNATURES;
    int MAX_WEIGHT = 1_000;

    /** The one key from which the address is derived: what every account starts with. */
    record OriginalKey() implements Authority {
        private static final int TAG = 0;
    }

    /**
     * Keys whose weights together reach a threshold. That each is a key at all is another question, see
     * {@link #hasOnlyUsableKeys}.
     *
     * @param threshold 1 to the sum of all weights
     * @param keys 1 to 16, strictly ascending by key
     */
    record Weighted(int threshold, List<WeightedKey> keys) implements Authority {
        private static final int TAG = 1;

        public Weighted {
            keys = List.copyOf(keys);
            if (keys.isEmpty() || keys.size() > MAX_KEYS) {
                throw new IllegalArgumentException(
                        "an authority has 1 to " + MAX_KEYS + " keys, got " + keys.size());
            }
            for (int i = 1; i < keys.size(); i++) {
                if (keys.get(i - 1).key().compareTo(keys.get(i).key()) >= 0) {
                    throw new IllegalArgumentException("the keys of an authority must ascend, none twice");
                }
            }
            int sum = keys.stream().mapToInt(WeightedKey::weight).sum();
            if (threshold < 1 || threshold > sum) {
                throw new IllegalArgumentException("a threshold is 1 to the sum of the weights, " + sum
                        + ", got " + threshold);
            }
        }

        /** As the constructor, with keys in any order. */
        public static Weighted sorting(int threshold, List<WeightedKey> keys) {
            return new Weighted(
                    threshold,
                    keys.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList());
        }

        private boolean isReachedBy(List<TransactionSignature> signatures) {
            int reached = 0;
            for (TransactionSignature signature : signatures) {
                int weight = weightOf(signature.key());
                if (weight == 0) {
                    return false;
                }
                reached += weight;
            }
            return reached >= threshold;
        }

        /** 0 if the key is none of these. */
        public int weightOf(PublicKey key) {
            for (WeightedKey member : keys) {
                if (member.key().equals(key)) {
                    return member.weight();
                }
            }
            return 0;
        }
    }

    /** @param weight 1 to {@value Authority#MAX_WEIGHT} */
    record WeightedKey(PublicKey key, int weight) {
        public WeightedKey {
            if (weight < 1 || weight > MAX_WEIGHT) {
                throw new IllegalArgumentException("a weight is 1 to " + MAX_WEIGHT + ", got " + weight);
            }
        }
    }

    /**
     * Whether these signers may act for {@code account}: enough of those that may, and no stranger. The signatures
     * themselves were verified before, and no key signs twice.
     */
    default boolean isSatisfiedBy(Address account, List<TransactionSignature> signatures) {
        return switch (this) {
            case OriginalKey() ->
                signatures.size() == 1
                        && AccountAddress.of(signatures.getFirst().key()).equals(account);
            case Weighted weighted -> weighted.isReachedBy(signatures);
        };
    }

    /**
     * Whether every key is one with which a signature can be valid, so that the account cannot become nobody's by a
     * slip. Costs a point multiplication per key, so it is asked once, when the authority is set.
     */
    default boolean hasOnlyUsableKeys() {
        return switch (this) {
            case OriginalKey() -> true;
            case Weighted weighted -> weighted.keys().stream().allMatch(member -> Ed25519.isUsable(member.key()));
        };
    }

    default void encode(Encoder out) {
        switch (this) {
            case OriginalKey() -> out.u8(OriginalKey.TAG);
            case Weighted(int threshold, List<WeightedKey> keys) ->
                out.u8(Weighted.TAG)
                        .u16(threshold)
                        .list(keys, (o, member) -> o.fixed(member.key()).u16(member.weight()));
        }
    }

    static Authority decode(Decoder in) throws DecodingException {
        int tag = in.u8();
        return switch (tag) {
            case OriginalKey.TAG -> new OriginalKey();
            case Weighted.TAG ->
                new Weighted(in.u16(), in.list(MAX_KEYS, item -> new WeightedKey(item.publicKey(), item.u16())));
            default -> throw in.failure("unknown authority " + tag);
        };
    }
}
