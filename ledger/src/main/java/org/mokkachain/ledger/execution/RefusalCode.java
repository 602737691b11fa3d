package org.mokkachain.ledger.execution;

/** Why a transaction is refused: the stable codes of the API. */
public enum RefusalCode {
    MALFORMED("malformed"),
    BAD_SIGNATURE("bad_signature"),
    WRONG_CHAIN("wrong_chain"),
    NONCE_TOO_LOW("nonce_too_low"),
    NONCE_GAP("nonce_gap"),
    INSUFFICIENT_BALANCE("insufficient_balance"),
    EXPIRED("expired"),
    DUPLICATE("duplicate"),
    TOO_LARGE("too_large"),
    MEMPOOL_FULL("mempool_full"),
    NOT_PERMITTED("not_permitted");

    private final String text;

    RefusalCode(String text) {
        this.text = text;
    }

    /** The code as the API spells it. */
    public String text() {
        return text;
    }
}
