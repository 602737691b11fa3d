package org.mokkachain.ledger.state;

import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Names one entry of the state, and says what is found there. Equal keys have the same kind, hence values of the same
 * type.
 *
 * @param <V> type of the value
 */
public sealed interface StateKey<V extends StateValue>
        permits AccountKey,
                HoldingKey,
                AssetKey,
                SymbolKey,
                AnchorKey,
                DataKey,
                ProposalKey,
                PermissionKey,
                GovernanceKey {
    StateKind kind();

    /** Bytes that are unique within the kind and sort as entries should be listed. */
    Bytes naturalKey();

    /** Reads a value; refuses everything {@link StateValue#encode} would not write. */
    V decode(Bytes value) throws DecodingException;

    /** Place in the state tree: SHA-256 of the kind's code and the natural key. */
    default Hash treeKey() {
        return StateTreeFormat.key(kind().code(), naturalKey());
    }
}
