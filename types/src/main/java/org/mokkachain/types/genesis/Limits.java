package org.mokkachain.types.genesis;

import org.mokkachain.types.block.Block;
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
        Parameter.MAX_BLOCK_BYTES.requireInRange(maxBlockBytes);
        Parameter.MAX_BLOCK_TRANSACTIONS.requireInRange(maxBlockTransactions);
        Parameter.MAX_TRANSACTION_BYTES.requireInRange(maxTransactionBytes);
        Parameter.MIN_FEE.requireInRange(minFee.units());
    }

    /** Bytes of the largest transaction that a block can hold: one that fits in none would wait for ever. */
    public int largestTransaction() {
        return Math.min(maxTransactionBytes, maxBlockBytes - Block.BODY_OVERHEAD);
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
