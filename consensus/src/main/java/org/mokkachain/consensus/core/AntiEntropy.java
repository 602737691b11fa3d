package org.mokkachain.consensus.core;

import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.setup.Timing;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Tells every peer how far this node is: soon after a change and while something is unfinished, else seldom. What a
 * peer lacks is then sent by {@link Repair}.
 */
final class AntiEntropy {
    /** What a peer would want to know. */
    private record Summary(long term, Hash pinHash, Rank lastVoted, Rank highest, long committed) {}

    private final Core core;
    private final Epoch epoch;
    private Summary told;
    private long lastRound = Peers.NEVER;
    private long armedFor = Long.MAX_VALUE;

    AntiEntropy(Core core) {
        this.core = core;
        this.epoch = core.epoch();
        this.told = new Summary(0, Hash.ZERO, new Rank(0, 0), new Rank(0, 0), 0);
    }

    private Timing timing() {
        return core.settings().timing();
    }

    private Summary summary() {
        return new Summary(
                core.terms().term(),
                core.terms().pinHash(),
                lastVoted(),
                core.votes().highestRank(),
                core.tree().tip().height());
    }

    private Rank lastVoted() {
        return core.durable().lastVoted().map(Rank::of).orElse(new Rank(0, 0));
    }

    /** Sends status messages that are due. */
    void update() {
        if (core.peers().all().isEmpty()) {
            return;
        }
        if (core.now() >= nextRound()) {
            lastRound = core.now();
            told = summary();
            core.peers().all().forEach(this::send);
        }
        long next = nextRound();
        if (next < armedFor) {
            armedFor = next;
            core.out().timer(TimerId.STATUS, next - core.now());
        }
    }

    private long nextRound() {
        if (lastRound == Peers.NEVER) {
            return core.now();
        }
        boolean soon = !told.equals(summary()) || isUnfinished();
        return lastRound + (soon ? timing().status() : timing().statusIdle());
    }

    private boolean isUnfinished() {
        return core.terms().pin().isEmpty() || core.pacemaker().hasUncommitted() || core.ranges().isActive();
    }

    void onTimer() {
        armedFor = Long.MAX_VALUE;
    }

    /** A peer is new or knows something that is missing here: show it how far this node is, so that it sends that. */
    void requestStatus(PublicKey key) {
        core.peers().get(key).ifPresent(peer -> {
            if (peer.statusSentAt == Peers.NEVER || core.now() >= peer.statusSentAt + timing().status() / 2) {
                send(peer);
            }
        });
    }

    private void send(Peers.Peer peer) {
        peer.statusSentAt = core.now();
        long rejoinAbove = rejoinAbove();
        core.out()
                .send(
                        peer.key,
                        new Status(
                                epoch.number(),
                                core.terms().term(),
                                core.terms().suspectedTerm(),
                                core.terms().pinHash(),
                                lastVoted(),
                                core.votes().highestRank(),
                                core.tree().tip().height(),
                                rejoinAbove,
                                core.witness().seenFrom(epoch.indexOf(peer.key))));
    }

    private long rejoinAbove() {
        if (!core.durable().isRejoining()) {
            return 0;
        }
        long floor = core.durable().forgottenTerm();
        return floor > 0 ? floor : Status.FLOOR_UNKNOWN;
    }
}
