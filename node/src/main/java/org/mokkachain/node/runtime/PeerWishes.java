package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mokkachain.api.model.PeerWish;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * What the operator has said of other nodes since this one started; it goes before the settings. Immutable.
 *
 * @param added to be dialled and admitted, by key
 * @param dropped not to be linked with
 */
record PeerWishes(SortedMap<PublicKey, PeerAddress> added, SortedSet<PublicKey> dropped) {
    static final PeerWishes NONE = new PeerWishes(new TreeMap<>(), new TreeSet<>());

    /** Of each kind; a node that needs more has them in its settings. */
    static final int MAX = 1_000;

    PeerWishes {
        added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
        dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
    }

    /** With more of them; what is said later counts. */
    PeerWishes and(List<PeerAddress> add, List<PublicKey> drop) {
        SortedMap<PublicKey, PeerAddress> nextAdded = new TreeMap<>(added);
        SortedSet<PublicKey> nextDropped = new TreeSet<>(dropped);
        for (PeerAddress peer : add) {
            nextAdded.put(peer.key(), peer);
            nextDropped.remove(peer.key());
        }
        for (PublicKey key : drop) {
            nextAdded.remove(key);
            nextDropped.add(key);
        }
        return new PeerWishes(nextAdded, nextDropped);
    }

    boolean isTooMany() {
        return added.size() > MAX || dropped.size() > MAX;
    }

    /** Whom to dial, where these are configured. */
    List<PeerAddress> over(List<PeerAddress> configured) {
        Map<PublicKey, PeerAddress> all = new LinkedHashMap<>();
        configured.forEach(peer -> all.put(peer.key(), peer));
        dropped.forEach(all::remove);
        all.putAll(added);
        return List.copyOf(all.values());
    }

    /** For the operator: first whom the node dials, then whom it avoids. */
    List<PeerWish> list(List<PeerAddress> configured) {
        List<PeerWish> all = new ArrayList<>();
        for (PeerAddress peer : over(configured)) {
            String standing = added.containsKey(peer.key()) ? "added" : "configured";
            all.add(new PeerWish(peer.key().hex(), Optional.of(peer.toString()), standing));
        }
        dropped.forEach(key -> all.add(new PeerWish(key.hex(), Optional.empty(), "dropped")));
        return all;
    }
}
