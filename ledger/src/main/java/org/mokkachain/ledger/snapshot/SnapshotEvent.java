package org.mokkachain.ledger.snapshot;

import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.value.PublicKey;

/** What happens to a {@link SnapshotClient}. */
public sealed interface SnapshotEvent {
    /** A link is up. */
    record Connected(PublicKey peer) implements SnapshotEvent {}

    /** A link is gone. */
    record Disconnected(PublicKey peer) implements SnapshotEvent {}

    /** A peer said something. */
    record Received(PublicKey peer, SnapshotMessage message) implements SnapshotEvent {}

    /** A chunk is where it was to be stored. */
    record Stored(Prefix prefix) implements SnapshotEvent {}

    /** Time has passed; expected a few times a second. */
    record Tick() implements SnapshotEvent {}
}
