package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.ReadIndex;
import org.mokkachain.consensus.message.ReadIndexReply;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.value.PublicKey;

/**
 * Linearizable reads: a quorum tells how far it knows the chain to be certified, and the read waits until that much is
 * final here. Requests that come while a round is under way share the next one.
 */
final class Reads {
    private static final int MAX_REQUESTS = 4096;
    /** Status intervals after which a read fails. */
    private static final int PATIENCE = 50;

    /** One question to everybody, for several requests. */
    private static final class Round {
        final long nonce;
        final long startedAt;
        final List<Long> requests;
        final TreeMap<Integer, Rank> replies = new TreeMap<>();
        Optional<Rank> target = Optional.empty();

        Round(long nonce, long startedAt, List<Long> requests) {
            this.nonce = nonce;
            this.startedAt = startedAt;
            this.requests = requests;
        }
    }

    private final Core core;
    private final Epoch epoch;
    private final List<Long> waiting = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private boolean armed;

    Reads(Core core) {
        this.core = core;
        this.epoch = core.epoch();
    }

    void request(long id) {
        int requests = waiting.size() + rounds.stream().mapToInt(r -> r.requests.size()).sum();
        if (requests >= MAX_REQUESTS) {
            core.out().add(new Effect.ReadFailed(id, "too many reads are waiting"));
            return;
        }
        waiting.add(id);
        startRound();
    }

    private void startRound() {
        boolean asking = rounds.stream().anyMatch(round -> round.target.isEmpty());
        if (asking || waiting.isEmpty()) {
            return;
        }
        // Unique among the questions of this run; answers of earlier runs come over links that are gone.
        Round round = new Round(core.nextNonce(), core.now(), List.copyOf(waiting));
        waiting.clear();
        rounds.add(round);
        core.out().broadcast(new ReadIndex(epoch.number(), round.nonce));
        if (core.maySign()) {
            onRank(round, core.me(), Rank.of(core.votes().report().block()));
        }
        arm();
    }

    private void arm() {
        if (!armed) {
            armed = true;
            core.out().timer(TimerId.READ, core.settings().timing().status());
        }
    }

    /** Answers the question of another node. */
    void onReadIndex(PublicKey from, ReadIndex question) {
        if (question.epoch() == epoch.number() && core.maySign()) {
            Certificate highest = core.votes().report();
            long committed = core.tree().tip().height();
            core.out()
                    .send(from, core.signer().readReply(epoch, core.me(), question.nonce(), highest, committed));
        }
    }

    /** Counts an answer; only its signer itself may bring it, so that no old one is replayed. */
    void onReply(PublicKey from, ReadIndexReply reply) {
        core.votes().onReported(reply.highest());
        for (Round round : rounds) {
            if (round.nonce == reply.nonce() && from.equals(epoch.key(reply.signer()))) {
                onRank(round, reply.signer(), Rank.of(reply.highest().block()));
                break;
            }
        }
        startRound();
    }

    private void onRank(Round round, int validator, Rank rank) {
        round.replies.putIfAbsent(validator, rank);
        if (round.target.isEmpty() && round.replies.size() >= epoch.quorum()) {
            round.target = round.replies.values().stream().max(Rank::compareTo);
        }
    }

    /** Answers the requests whose point has been reached; whether there were any. */
    boolean advance() {
        BlockReference tip = core.tree().tip();
        boolean answered = rounds.removeIf(round -> {
            boolean reached = round.target.stream().noneMatch(target -> target.isAbove(Rank.of(tip)))
                    && round.target.isPresent();
            if (reached) {
                round.requests.forEach(id -> core.out().add(new Effect.ReadReady(id, tip.height())));
            }
            return reached;
        });
        startRound();
        return answered;
    }

    /** Asks again who has not answered, and gives up what takes too long. */
    void onTimer() {
        armed = false;
        long patience = PATIENCE * core.settings().timing().status();
        rounds.removeIf(round -> {
            boolean late = core.now() >= round.startedAt + patience;
            if (late) {
                fail(round.requests, "no quorum of validators answered in time");
            }
            return late;
        });
        for (Round round : rounds) {
            if (round.target.isEmpty()) {
                core.out().broadcast(new ReadIndex(epoch.number(), round.nonce));
            }
        }
        startRound();
        if (!rounds.isEmpty()) {
            arm();
        }
    }

    private void fail(List<Long> requests, String reason) {
        requests.forEach(id -> core.out().add(new Effect.ReadFailed(id, reason)));
    }

    /** The epoch is over: whoever waits must ask again. */
    void close() {
        fail(waiting, "the validator set changed");
        rounds.forEach(round -> fail(round.requests, "the validator set changed"));
        waiting.clear();
        rounds.clear();
    }

    int pending() {
        return waiting.size() + rounds.size();
    }
}
