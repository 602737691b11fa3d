package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * An account at the last final block. One that was never used looks like one with nothing on it.
 *
 * @param nonce of the next transaction that can be in a block
 * @param pendingNonce of the next transaction to sign: after those of this sender that wait on the asked node
 * @param balances native asset first, then issued ones by id; the first 100, all are in the list of balances
 * @param permission what validators laid down for it: "none", "allowed" or "denied"
 * @param maySend whether a transaction of it can be in the next block: also operators may who are denied, and
 *     where only allowed accounts may, nobody else may
 */
@JsonClassDescription("An account at the last final block")
public record Account(
        @Form(Form.ADDRESS) String address,
        long nonce,
        long pendingNonce,
        List<Balance> balances,
        Authority authority,
        @JsonPropertyDescription("what validators laid down for it: none, allowed or denied") String permission,
        @JsonPropertyDescription("whether a transaction of it can be in the next block") boolean maySend) {
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
    @JsonClassDescription("How much of one asset")
    public record Balance(
            String asset,
            String symbol,
            int decimals,
            @Form(Form.AMOUNT) String amount,
            @JsonPropertyDescription("the issuer forbids to send or receive it") boolean frozen) {}

    /**
     * Who may sign: keys whose weights reach the threshold.
     *
     * @param keys empty while the account obeys the one key its address is made of
     */
    @JsonClassDescription("Who may sign; no keys: the one key of the address")
    public record Authority(int threshold, List<AuthorityKey> keys) {
        public static final Authority SINGLE_KEY = new Authority(1, List.of());

        public Authority {
            keys = List.copyOf(keys);
        }
    }

    /** The key in hex. */
    @JsonClassDescription("A key that may sign")
    public record AuthorityKey(
            @Form(Form.HASH) String publicKey,
            int weight) {}
}
