package org.mokkachain.p2p.overlay;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** The passive view: addresses to fall back on. Whoever comes when it is full takes somebody's place. */
final class Acquaintances {
    private final View view = new View();
    private final PublicKey self;
    private final RandomGenerator random;

    Acquaintances(PublicKey self, RandomGenerator random) {
        this.self = self;
        this.random = random;
    }

    View view() {
        return view;
    }

    /** @param first whose place is taken first; the others' is by chance */
    void add(PeerAddress peer, int capacity, List<PeerAddress> first) {
        if (peer.key().equals(self)) {
            return;
        }
        if (!view.contains(peer.key())) {
            for (int i = 0; view.size() >= capacity && i < first.size(); i++) {
                view.remove(first.get(i).key());
            }
            while (view.size() >= capacity) {
                view.removeRandom(random);
            }
        }
        view.put(peer);
    }

    void remove(PublicKey key) {
        view.remove(key);
    }

    /** One of those that are fit, each as likely as the other. */
    Optional<PeerAddress> random(Predicate<PeerAddress> fit) {
        int seen = 0;
        int chosen = -1;
        for (int i = 0; i < view.size(); i++) {
            if (fit.test(view.get(i)) && random.nextInt(++seen) == 0) {
                chosen = i;
            }
        }
        return chosen < 0 ? Optional.empty() : Optional.of(view.get(chosen));
    }
}
