package org.mokkachain.types.governance;

import java.util.List;

/** A number that validators may change. Genesis, blocks and votes all go by the ranges given here. */
public enum Parameter {
    /** Transactions in a block. */
    MAX_BLOCK_TRANSACTIONS(1, "maxBlockTransactions", 1, 50_000),
    /** Bytes of an encoded body. */
    MAX_BLOCK_BYTES(2, "maxBlockBytes", 64 * 1024, 8 << 20),
    /** Bytes of an encoded transaction; with the least, 16 signers can still change it. */
    MAX_TRANSACTION_BYTES(3, "maxTransactionBytes", 2 * 1024, 64 * 1024),
    /** Least fee of a transaction in base units of the native asset. */
    MIN_FEE(4, "minFee", 0, 1_000_000_000),
    /** Blocks after which a proposal without a quorum expires, unless it says otherwise. */
    PROPOSAL_LIFETIME(5, "proposalLifetime", 10, 10_000_000),
    /** 1: only allowed accounts and operators of validators may send; 0: all that are not denied. */
    ACCOUNT_ALLOW_LIST(6, "accountAllowList", 0, 1),
    /** 1: validators let only allowed nodes and each other connect; 0: all that are not denied. */
    NODE_ALLOW_LIST(7, "nodeAllowList", 0, 1);

    private static final List<Parameter> ALL = List.of(values());

    private final int code;
    private final String text;
    private final long min;
    private final long max;

    Parameter(int code, String text, long min, long max) {
        this.code = code;
        this.text = text;
        this.min = min;
        this.max = max;
    }

    /** Code in canonical encodings. */
    public int code() {
        return code;
    }

    /** Its name in files, in the API and for people. */
    public String text() {
        return text;
    }

    /** Least value. */
    public long min() {
        return min;
    }

    /** Greatest value. */
    public long max() {
        return max;
    }

    /** {@link IllegalArgumentException} if {@code value} is out of range. */
    public void requireInRange(long value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(text + " must be " + min + " to " + max + ", got " + value);
        }
    }

    /** The parameter with this code; {@link IllegalArgumentException} if there is none. */
    public static Parameter ofCode(int code) {
        if (code < 1 || code > ALL.size()) {
            throw new IllegalArgumentException("unknown parameter " + code);
        }
        return ALL.get(code - 1);
    }
}
