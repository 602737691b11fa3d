package org.mokkachain.keystore.mnemonic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from a seed to one of its keys. Every step is hardened: Ed25519 knows no other (SLIP-0010).
 *
 * @param steps the numbers of the steps, 0 to 2^31 - 1, without the bit that says they are hardened
 */
public record DerivationPath(List<Integer> steps) {
    private static final int PURPOSE = 44;
    private static final int COIN = 1;

    public DerivationPath {
        steps = List.copyOf(steps);
        if (steps.stream().anyMatch(step -> step < 0)) {
            throw new IllegalArgumentException("a step of a path is 0 to 2147483647, got " + steps);
        }
    }

    /**
     * The path of an account, {@code m/44'/1'/index'}: 44 as in BIP-44, 1 because the coin of a private chain is none
     * of those that SLIP-0044 lists.
     *
     * @throws IllegalArgumentException if the index is negative
     */
    public static DerivationPath ofAccount(int index) {
        return new DerivationPath(List.of(PURPOSE, COIN, index));
    }

    /** As in {@code m/44'/1'/0'}. */
    @Override
    public String toString() {
        return steps.stream().map(step -> "/" + step + "'").collect(Collectors.joining("", "m", ""));
    }
}
