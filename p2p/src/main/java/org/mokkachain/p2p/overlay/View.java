package org.mokkachain.p2p.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** Addresses, one per key, in the order in which they came. Searched one by one: views are small. */
final class View {
    private final ArrayList<PeerAddress> peers = new ArrayList<>(8);

    int size() {
        return peers.size();
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }

    PeerAddress get(int index) {
        return peers.get(index);
    }

    /** Its place, or -1. */
    int indexOf(PublicKey key) {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    boolean contains(PublicKey key) {
        return indexOf(key) >= 0;
    }

    /** Adds a peer, or replaces its address. */
    void put(PeerAddress peer) {
        int index = indexOf(peer.key());
        if (index < 0) {
            peers.add(peer);
        } else {
            peers.set(index, peer);
        }
    }

    /** Whether it was there. */
    boolean remove(PublicKey key) {
        int index = indexOf(key);
        if (index >= 0) {
            peers.remove(index);
        }
        return index >= 0;
    }

    PeerAddress removeRandom(RandomGenerator random) {
        return peers.remove(random.nextInt(peers.size()));
    }

    /** Up to {@code count} of them in random order, but for two who are not wanted. */
    List<PeerAddress> sample(int count, PublicKey not, PublicKey nor, RandomGenerator random) {
        List<PeerAddress> rest = new ArrayList<>(peers.size());
        for (PeerAddress peer : peers) {
            if (!peer.key().equals(not) && !peer.key().equals(nor)) {
                rest.add(peer);
            }
        }
        int chosen = Math.min(count, rest.size());
        for (int i = 0; i < chosen; i++) {
            int other = i + random.nextInt(rest.size() - i);
            PeerAddress swapped = rest.set(i, rest.get(other));
            rest.set(other, swapped);
        }
        return rest.subList(0, chosen);
    }

    List<PeerAddress> without(View others) {
        return peers.stream().filter(peer -> !others.contains(peer.key())).toList();
    }

    List<PeerAddress> list() {
        return List.copyOf(peers);
    }

    void clear() {
        peers.clear();
    }
}
