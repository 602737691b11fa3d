package org.mokkachain.ledger.state;

import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Address;

/** Who may act for an account. */
public sealed interface Authority {
    /** The one key from which the address is derived: what every account starts with. */
    record OriginalKey() implements Authority {
        private static final int TAG = 0;
    }

    /**
     * Whether these signers are the right ones to act for {@code account}: all that are needed, none besides. The
     * signatures themselves were verified before.
     */
    default boolean isSatisfiedBy(Address account, List<TransactionSignature> signatures) {
        return switch (this) {
            case OriginalKey() ->
                signatures.size() == 1
                        && AccountAddress.of(signatures.getFirst().key()).equals(account);
        };
    }

    default void encode(Encoder out) {
        switch (this) {
            case OriginalKey() -> out.u8(OriginalKey.TAG);
        }
    }

    static Authority decode(Decoder in) throws DecodingException {
        int tag = in.u8();
        if (tag != OriginalKey.TAG) {
            throw in.failure("unknown authority " + tag);
        }
        return new OriginalKey();
    }
}
