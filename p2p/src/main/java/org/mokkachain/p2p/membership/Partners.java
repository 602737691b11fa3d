package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mokkachain.types.value.PublicKey;

/** Whom to tell in a round. */
final class Partners {
    private final PublicKey self;
    private final Directory directory;
    private final int minLivePeers;
    private final RandomGenerator random;
    private List<PublicKey> seeds = List.of();

    Partners(PublicKey self, Directory directory, int minLivePeers, RandomGenerator random) {
        this.self = self;
        this.directory = directory;
        this.minLivePeers = minLivePeers;
        this.random = random;
    }

    void seeds(List<PublicKey> next) {
        seeds = next.stream().filter(seed -> !seed.equals(self)).toList();
    }

    /** One of the linked, with some probability one of the dead, and one of the seeds while too few are alive. */
    Set<PublicKey> ofRound() {
        Set<PublicKey> partners = new LinkedHashSet<>();
        List<PublicKey> live = directory.keys(PeerRecord::live);
        List<PublicKey> dead = directory.keys(record -> !record.live() && !record.left());
        addOneOf(within(live), partners);
        if (random.nextDouble() < dead.size() / (live.size() + 1.0)) {
            addOneOf(dead, partners);
        }
        if (live.size() < minLivePeers) {
            addOneOf(seeds, partners);
        }
        return partners;
    }

    /** The linked; those taken for dead only if there are no others; without links, as there may be other ways, all. */
    private List<PublicKey> within(List<PublicKey> live) {
        if (directory.linked().isEmpty()) {
            return live;
        }
        List<PublicKey> hopeful = new ArrayList<>();
        for (PublicKey peer : directory.linked()) {
            if (directory.find(peer).map(PeerRecord::live).orElse(true)) {
                hopeful.add(peer);
            }
        }
        return hopeful.isEmpty() ? List.copyOf(directory.linked()) : hopeful;
    }

    private void addOneOf(List<PublicKey> peers, Set<PublicKey> partners) {
        if (!peers.isEmpty()) {
            partners.add(peers.get(random.nextInt(peers.size())));
        }
    }
}
