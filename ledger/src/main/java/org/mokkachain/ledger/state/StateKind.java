package org.mokkachain.ledger.state;

import java.util.Arrays;
import java.util.Optional;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** The kinds of entries the state consists of. Their order is that of their codes. */
public enum StateKind {
    ACCOUNT(1, AccountKey::read),
    HOLDING(2, HoldingKey::read),
    ASSET(3, AssetKey::read),
    SYMBOL(4, SymbolKey::read),
    ANCHOR(5, AnchorKey::read),
    DATA(6, DataKey::read),
    PROPOSAL(7, ProposalKey::read),
    PERMISSION(8, PermissionKey::read),
    GOVERNANCE(9, GovernanceKey::read);

    private final int code;
    private final Decoder.Item<StateKey<?>> reader;

    StateKind(int code, Decoder.Item<StateKey<?>> reader) {
        this.code = code;
        this.reader = reader;
    }

    /** The byte that stands for this kind in keys of the state tree. */
    public int code() {
        return code;
    }

    /** The key of this kind that {@link StateKey#naturalKey} gave. */
    public StateKey<?> key(Bytes naturalKey) throws DecodingException {
        return Decoder.decodeExactly(naturalKey, reader);
    }

    public static Optional<StateKind> ofCode(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
