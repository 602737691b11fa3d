package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;

/**
 * An account, without its address, which is its key. Once there it never disappears: its nonce must not be used twice.
 *
 * <p>Canonical encoding: {@code u8 version = 1 | u64 nonce | authority | balances}.
 *
 * @param nonce the nonce its next transaction must have, from 0
 */
public record Account(long nonce, Authority authority, Balances balances) {
    /** An account at which nothing happened yet. */
    public static final Account NEW = new Account(0, new Authority.OriginalKey(), Balances.NONE);

    private static final int VERSION = 1;
    private static final int USUAL_SIZE = 22;

    public Account {
        if (nonce < 0) {
            throw new IllegalArgumentException("a nonce must not be negative, got " + nonce);
        }
    }

    /** A new account that holds {@code amount} of the native asset. */
    public static Account holding(Amount amount) {
        return new Account(0, new Authority.OriginalKey(), Balances.ofNative(amount));
    }

    public Amount balance(AssetId asset) {
        return balances.of(asset);
    }

    public Account withBalance(AssetId asset, Amount amount) {
        return new Account(nonce, authority, balances.with(asset, amount));
    }

    /** This account after a transaction of its own: next nonce, fee paid; {@link ArithmeticException} if it cannot. */
    Account afterPaying(Amount fee) {
        return new Account(Math.addExact(nonce, 1), authority,
                balances.with(AssetId.NATIVE, balances.of(AssetId.NATIVE).minus(fee)));
    }

    /** The canonical encoding, whose hash the state tree holds. */
    public Bytes encode() {
        Encoder out = new Encoder(USUAL_SIZE);
        out.u8(VERSION).u64(nonce);
        authority.encode(out);
        balances.encode(out);
        return out.toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static Account decode(Bytes bytes) throws DecodingException {
        return decode(bytes.toBytes());
    }

    /** As {@link #decode(Bytes)}; {@code bytes} must not be changed meanwhile. */
    public static Account decode(byte[] bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Account::read);
    }

    private static Account read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of an account");
        }
        return new Account(in.u64(), Authority.decode(in), Balances.decode(in));
    }
}
