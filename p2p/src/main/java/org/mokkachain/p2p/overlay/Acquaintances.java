package org.mokkachain.p2p.overlay;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * Those to fall back on: the passive view, where whoever comes when it is full takes somebody's place; and the
 * contacts.
 */
final class Acquaintances {
    private final View view = new View();
    private final PublicKey self;
    private final RandomGenerator random;
    private List<PeerAddress> contacts = List.of();

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

    /** By whom to join; instead of those before. */
    void contacts(List<PeerAddress> peers) {
        contacts = peers.stream().filter(contact -> !contact.key().equals(self)).toList();
    }

    boolean hasContacts() {
        return !contacts.isEmpty();
    }

    boolean isContact(PublicKey key) {
        return contacts.stream().anyMatch(contact -> contact.key().equals(key));
    }

    /** A contact that is fit, each as likely as the other. */
    Optional<PeerAddress> contact(Predicate<PeerAddress> fit) {
        List<PeerAddress> rest = contacts.stream().filter(fit).toList();
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest.get(random.nextInt(rest.size())));
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
