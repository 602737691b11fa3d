package org.mokkachain.ledger.state;

import org.mokkachain.types.value.Bytes;

/** What the state holds under a {@link StateKey}. Immutable. */
public interface StateValue {
    /** The one canonical encoding, whose hash the state tree holds. */
    Bytes encode();
}
