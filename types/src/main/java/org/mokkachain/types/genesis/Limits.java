package org.mokkachain.types.genesis;

import org.mokkachain.types.block.Block;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;

/**
 * Limits that a block must keep to be valid.
 *
 * @param maxBlockBytes encoded body, 64 KiB to 8 MiB
 * @param maxBlockTransactions 1 to {@value Block#MAX_TRANSACTIONS}
 * @param maxTransactionBytes 1 KiB to {@value Transaction#MAX_BYTES}
 * @param minFee least fee of a transaction, in base units of the native asset
 */
public record Limits(int maxBlockBytes, int maxBlockTransactions, int maxTransactionBytes, Amount minFee) {
    public static final Limits DEFAULT = new Limits(1 << 20, 5_000, 32 * 1024, Amount.of(1_000));

    public Limits {
        check("maxBlockBytes", maxBlockBytes, 64 * 1024, 8 << 20);
        check("maxBlockTransactions", maxBlockTransactions, 1, Block.MAX_TRANSACTIONS);
        check("maxTransactionBytes", maxTransactionBytes, 1024, Transaction.MAX_BYTES);
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + max + ", got " + value);
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
