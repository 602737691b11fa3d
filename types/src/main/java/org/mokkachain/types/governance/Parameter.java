package org.mokkachain.types.governance;

import java.util.List;

/** A number that validators may change. The ranges bound the values in the genesis, too. */
public enum Parameter {
    /** Transactions in a block. */
    MAX_BLOCK_TRANSACTIONS(1, 1, 50_000),
    /** Bytes of an encoded body. */
    MAX_BLOCK_BYTES(2, 64 * 1024, 8 << 20),
    /** Bytes of an encoded transaction; with the least, 16 signers can still change it. */
    MAX_TRANSACTION_BYTES(3, 2 * 1024, 64 * 1024),
    /** Least fee of a transaction in base units of the native asset. */
    MIN_FEE(4, 0, 1_000_000_000),
    /** Blocks after which a proposal without a quorum expires, unless it says otherwise. */
    PROPOSAL_LIFETIME(5, 10, 10_000_000),
    /** 1: only allowed accounts and operators of validators may send; 0: all that are not denied. */
    ACCOUNT_ALLOW_LIST(6, 0, 1),
    /** 1: validators let only allowed nodes and each other connect; 0: all that are not denied. */
    NODE_ALLOW_LIST(7, 0, 1);

    private static final List<Parameter> ALL = List.of(values());

    private final int code;
    private final long min;
    private final long max;

    Parameter(int code, long min, long max) {
        this.code = code;
        this.min = min;
        this.max = max;
    }

    /** Code in canonical encodings. */
    public int code() {
        return code;
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
            throw new IllegalArgumentException(this + " must be " + min + " to " + max + ", got " + value);
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
