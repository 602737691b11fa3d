package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.types.value.PublicKey;

/** The links, each with a small number, and the peers without link that are remembered. */
final class Links {
    private final LinkedHashMap<PublicKey, Link> byPeer = new LinkedHashMap<>(8);
    private final LinkedHashMap<PublicKey, Link> remembered = new LinkedHashMap<>(8);
    private final List<@Nullable Link> bySlot = new ArrayList<>(8);
    private final int memory;

    /** @param memory peers without link to remember */
    Links(int memory) {
        this.memory = memory;
    }

    /** Those that are up, in the order they came up. */
    Collection<Link> up() {
        return byPeer.values();
    }

    /** The link to this peer, if it is up. */
    Optional<Link> to(PublicKey peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    /** Numbers in use are below this. */
    int slots() {
        return bySlot.size();
    }

    /** The link with this number, up or remembered. */
    @Nullable Link at(int slot) {
        return slot < 0 || slot >= bySlot.size() ? null : bySlot.get(slot);
    }

    /** The link with this number, if it is up. */
    @Nullable Link upAt(int slot) {
        Link link = at(slot);
        return link != null && link.up ? link : null;
    }

    /** A link that has just come up, with what is remembered of its peer. */
    Link connect(PublicKey peer) {
        Link link = remembered.remove(peer);
        if (link == null) {
            link = new Link(peer, freeSlot());
            bySlot.set(link.slot, link);
        }
        link.up = true;
        byPeer.put(peer, link);
        return link;
    }

    /** The link has ended; whoever is no longer remembered for it. */
    Optional<Link> disconnect(Link link) {
        byPeer.remove(link.peer);
        link.up = false;
        remembered.put(link.peer, link);
        if (remembered.size() <= memory) {
            return Optional.empty();
        }
        Link forgotten = remembered.firstEntry().getValue();
        remembered.remove(forgotten.peer);
        bySlot.set(forgotten.slot, null);
        return Optional.of(forgotten);
    }

    /** All clocks are to be told anew. */
    void forgetSeen() {
        byPeer.values().forEach(link -> link.seen = 0);
        remembered.values().forEach(link -> link.seen = 0);
    }

    private int freeSlot() {
        int free = bySlot.indexOf(null);
        if (free < 0) {
            free = bySlot.size();
            bySlot.add(null);
        }
        return free;
    }
}
