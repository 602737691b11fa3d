package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * An account, without its address, which is its key. Once there it never disappears: its nonce must not be used twice.
 * What it holds of other assets than the native one are entries of their own ({@link Holding}): an account must not
 * grow because strangers send it things.
 *
 * <p>Canonical encoding: {@code u8 version = 1 | u64 nonce | authority | u64 balance}.
 *
 * @param nonce the nonce its next transaction must have, from 0
 * @param balance of the native asset
 */
public record Account(long nonce, Authority authority, Amount balance) implements StateValue {
    /** An account at which nothing happened yet. */
    public static final Account NEW = new Account(0, new Authority.OriginalKey(), Amount.ZERO);

    private static final int VERSION = 1;
    private static final int USUAL_SIZE = 18;

    public Account {
        if (nonce < 0) {
            throw new IllegalArgumentException("a nonce must not be negative, got " + nonce);
        }
    }

    /** A new account that holds {@code amount} of the native asset. */
    public static Account holding(Amount amount) {
        return new Account(0, new Authority.OriginalKey(), amount);
    }

    public Account withBalance(Amount newBalance) {
        return new Account(nonce, authority, newBalance);
    }

    public Account withAuthority(Authority newAuthority) {
        return new Account(nonce, newAuthority, balance);
    }

    /** This account after a transaction of its own: next nonce, fee paid; {@link ArithmeticException} if it cannot. */
    public Account afterPaying(Amount fee) {
        return new Account(Math.addExact(nonce, 1), authority, balance.minus(fee));
    }

    @Override
    public Bytes encode() {
        Encoder out = new Encoder(USUAL_SIZE);
        out.u8(VERSION).u64(nonce);
        authority.encode(out);
        return out.u64(balance.units()).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static Account decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Account::read);
    }

    private static Account read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of an account");
        }
        return new Account(in.u64(), Authority.decode(in), Amount.of(in.u64()));
    }
}
