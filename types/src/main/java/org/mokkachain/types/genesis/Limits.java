package org.mokkachain.types.genesis;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.value.Amount;

/**
 * Limits that a block must keep to be valid; the ranges are those of the {@link Parameter}s.
 *
 * @param maxBlockBytes encoded body, 64 KiB to 8 MiB
 * @param maxBlockTransactions 1 to 50,000
 * @param maxTransactionBytes 2 KiB to 64 KiB
 * @param minFee least fee of a transaction, in base units of the native asset; at most 1,000 MOKKA
 */
public record Limits(int maxBlockBytes, int maxBlockTransactions, int maxTransactionBytes, Amount minFee) {
    public static final Limits DEFAULT = new Limits(1 << 20, 5_000, 32 * 1024, Amount.of(1_000));

    public Limits {
        check("maxBlockBytes", maxBlockBytes, Parameter.MAX_BLOCK_BYTES);
        check("maxBlockTransactions", maxBlockTransactions, Parameter.MAX_BLOCK_TRANSACTIONS);
        check("maxTransactionBytes", maxTransactionBytes, Parameter.MAX_TRANSACTION_BYTES);
        check("minFee", minFee.units(), Parameter.MIN_FEE);
    }

    private static void check(String name, long value, Parameter range) {
        if (value < range.min() || value > range.max()) {
            throw new IllegalArgumentException(
                    name + " must be " + range.min() + " to " + range.max() + ", got " + value);
        }
    }

    public void encode(Encoder out) {
        out.u32(maxBlockBytes).u32(maxBlockTransactions).u32(maxTransactionBytes).u64(minFee.units());
    }

    public static Limits decode(Decoder in) throws DecodingException {
        return new Limits(
                Math.toIntExact(in.u32()),
                Math.toIntExact(in.u32()),
                Math.toIntExact(in.u32()),
                Amount.of(in.u64()));
    }
}
