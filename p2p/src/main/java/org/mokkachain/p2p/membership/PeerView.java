package org.mokkachain.p2p.membership;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * What is known of a node at one moment. Immutable.
 *
 * @param key who
 * @param generation start of its run in milliseconds since 1970, as it says
 * @param version of its state
 * @param live whether it is taken for alive
 * @param phi how suspicious its silence is; infinite after a goodbye, 0 for this node itself
 * @param values what it says of itself, by key
 */
public record PeerView(
        PublicKey key, long generation, long version, boolean live, double phi, SortedMap<String, Bytes> values) {
    public PeerView {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static PeerView of(SealedState state, boolean live, double phi) {
        SortedMap<String, Bytes> values = new TreeMap<>();
        for (Entry entry : state.entries()) {
            if (!entry.deleted()) {
                values.put(entry.key(), entry.value());
            }
        }
        return new PeerView(state.owner(), state.generation(), state.version(), live, phi, values);
    }
}
