package org.mokkachain.ledger.snapshot;

import java.util.List;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** What a {@link SnapshotClient} wants done, in this order. */
public sealed interface SnapshotEffect {
    /** Ask a peer; the question may be lost. */
    record Ask(PublicKey peer, SnapshotMessage question) implements SnapshotEffect {}

    /**
     * Put this subtree in the place of all that is stored with its prefix, at once or not at all, and answer
     * {@link SnapshotEvent.Stored}. A subtree of which a part is replaced does not count as stored any more.
     */
    record Store(Prefix prefix, Hash hash, List<SnapshotEntry> entries) implements SnapshotEffect {
        public Store {
            entries = List.copyOf(entries);
        }
    }

    /** The peer said what is not true. */
    record Penalize(PublicKey peer, String reason) implements SnapshotEffect {}

    /** All of this state is stored. Nothing follows. */
    record Complete(Target target) implements SnapshotEffect {}
}
