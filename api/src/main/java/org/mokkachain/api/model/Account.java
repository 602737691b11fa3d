package org.mokkachain.api.model;

import java.util.List;

/**
 * An account at the last final block. One that was never used looks like one with nothing on it.
 *
 * @param nonce of the next transaction that can be in a block
 * @param pendingNonce of the next transaction to sign: after those of this sender that wait on the asked node
 * @param balances native asset first, then issued ones by id; the first 100, all are in the list of balances
 */
public record Account(
        String address, long nonce, long pendingNonce, List<Balance> balances, Authority authority) {
    public Account {
        balances = List.copyOf(balances);
    }

    /**
     * How much of one asset it has.
     *
     * @param asset id in hex, or {@code native}
     * @param decimals digits after the point when shown to people
     * @param amount base units
     * @param frozen whether the issuer forbids to send or receive it
     */
    public record Balance(String asset, String symbol, int decimals, String amount, boolean frozen) {}

    /**
     * Who may sign: keys whose weights reach the threshold.
     *
     * @param keys empty while the account obeys the one key its address is made of
     */
    public record Authority(int threshold, List<AuthorityKey> keys) {
        public static final Authority SINGLE_KEY = new Authority(1, List.of());

        public Authority {
            keys = List.copyOf(keys);
        }
    }

    /** The key in hex. */
    public record AuthorityKey(String publicKey, int weight) {}
}
