package org.mokkachain.p2p.overlay;

import java.util.List;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** How many neighbours there may be: those that are pinned, and as many others as the size of the network allows. */
final class Seats {
    private final View active = new View();
    private final View pinned = new View();
    private final OverlaySettings settings;
    private boolean mesh;

    Seats(OverlaySettings settings) {
        this.settings = settings;
    }

    View active() {
        return active;
    }

    View pinned() {
        return pinned;
    }

    boolean isPinned(PublicKey key) {
        return pinned.contains(key);
    }

    boolean isMesh() {
        return mesh;
    }

    /** Whether everybody is to be a neighbour from now on, and was not before. */
    boolean becomesMesh(int nodes) {
        boolean was = mesh;
        mesh = nodes <= settings.fullMesh() || mesh && nodes <= settings.capacity(true);
        return mesh && !was;
    }

    /** Places, those of pinned neighbours not counted. */
    int capacity() {
        return settings.capacity(mesh);
    }

    /** Places nobody has; less than none while the view shrinks. */
    int free() {
        int places = capacity();
        for (int i = 0; i < active.size(); i++) {
            places -= isPinned(active.get(i).key()) ? 0 : 1;
        }
        return places;
    }

    /** One that may lose its place; there must be one. */
    PeerAddress randomUnpinned(RandomGenerator random) {
        List<PeerAddress> unpinned = active.without(pinned);
        return unpinned.get(random.nextInt(unpinned.size()));
    }
}
