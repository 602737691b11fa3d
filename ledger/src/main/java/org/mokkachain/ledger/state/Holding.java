package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * What an account has of an asset; none and not frozen is not kept. Canonical encoding:
 * {@code u8 version = 1 | u64 amount | bool frozen}.
 *
 * @param frozen the issuer forbids to send or receive it
 */
public record Holding(Amount amount, boolean frozen) implements StateValue {
    /** Nothing was ever held. */
    public static final Holding NONE = new Holding(Amount.ZERO, false);

    private static final int VERSION = 1;

    /** Whether there is nothing to remember. */
    public boolean isVoid() {
        return amount.isZero() && !frozen;
    }

    public Holding withAmount(Amount newAmount) {
        return new Holding(newAmount, frozen);
    }

    @Override
    public Bytes encode() {
        return new Encoder(10).u8(VERSION).u64(amount.units()).bool(frozen).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static Holding decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Holding::read);
    }

    private static Holding read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of a holding");
        }
        Holding holding = new Holding(Amount.of(in.u64()), in.bool());
        if (holding.isVoid()) {
            throw in.failure("a holding of nothing is not kept");
        }
        return holding;
    }
}
