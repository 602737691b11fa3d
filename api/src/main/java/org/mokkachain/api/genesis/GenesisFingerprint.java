package org.mokkachain.api.genesis;

import java.util.StringJoiner;
import org.mokkachain.types.value.Hash;

/**
 * A genesis hash as people read it out to each other: six groups of five decimal digits, which every language has and
 * no telephone garbles. Each group is five bytes of the hash, as a big-endian number, modulo 100,000. That is 99 bits:
 * two networks never agree by chance, and to make another genesis with the same digits takes 2^99 attempts.
 */
public final class GenesisFingerprint {
    private static final int GROUPS = 6;
    private static final int BYTES = 5;

    private GenesisFingerprint() {}

    /** As in {@code 04711 38229 90117 55023 61840 27734}. */
    public static String digits(Hash genesis) {
        byte[] hash = genesis.toBytes();
        StringJoiner groups = new StringJoiner(" ");
        for (int group = 0; group < GROUPS; group++) {
            long number = 0;
            for (int i = 0; i < BYTES; i++) {
                number = number << 8 | hash[group * BYTES + i] & 0xff;
            }
            groups.add("%05d".formatted(number % 100_000));
        }
        return groups.toString();
    }
}
