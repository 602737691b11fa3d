package org.mokkachain.types.transaction;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * What became of a transaction in a block.
 *
 * @param feePaid in base units of the native asset
 */
public record Receipt(Hash transactionId, Outcome outcome, Amount feePaid) {
    private static final int MAX_CODE = 64;

    /** Applied as a whole, or not at all. */
    public sealed interface Outcome {}

    /** Every operation was applied. */
    public record Applied() implements Outcome {}

    /**
     * No operation was applied; fee and nonce are used.
     *
     * @param operation index of the operation that failed, from 0
     * @param code stable reason, for example {@code insufficient_balance}
     */
    public record Failed(int operation, String code) implements Outcome {
        public Failed {
            if (operation < 0 || operation > 0xffff || Encoder.utf8Length(code) > MAX_CODE) {
                throw new IllegalArgumentException("a failure has an index up to 65535 and a code of up to "
                        + MAX_CODE + " bytes, got " + operation + " " + code);
            }
        }
    }

    public boolean applied() {
        return outcome instanceof Applied;
    }

    public void encode(Encoder out) {
        out.fixed(transactionId).u64(feePaid.units());
        switch (outcome) {
            case Applied() -> out.u8(0);
            case Failed(int operation, String code) -> out.u8(1).u16(operation).string(code);
        }
    }

    public static Receipt decode(Decoder in) throws DecodingException {
        Hash transactionId = in.hash();
        Amount feePaid = Amount.of(in.u64());
        int tag = in.u8();
        return switch (tag) {
            case 0 -> new Receipt(transactionId, new Applied(), feePaid);
            case 1 -> new Receipt(transactionId, new Failed(in.u16(), in.string(MAX_CODE)), feePaid);
            default -> throw in.failure("unknown receipt outcome " + tag);
        };
    }
}
