package org.mokkachain.node.runtime;

import java.util.List;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.ledger.chain.MempoolChange;
import org.mokkachain.node.replica.ReplicaEffect;
import org.mokkachain.node.wal.ConsensusLog;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.host.GossipLinks;

/**
 * Carries out effects. First everything that must be durable is written and synced, then the rest is done in order: so
 * nothing leaves the node before what it promises is on disk. Used by the protocol thread alone.
 */
final class EffectRunner {
    private final ConsensusLog log;
    private final Timers timers;
    private final Peers peers;
    private final GossipLinks gossip;
    private final GossipJournal journal;
    private final Neighbourhood neighbourhood;
    private final LedgerWriter ledger;
    private final MempoolMirror mempool;
    private final Outcomes outcomes;

    EffectRunner(ConsensusLog log, Timers timers, Network network, Keepers keepers, Outcomes outcomes) {
        this.log = log;
        this.timers = timers;
        this.peers = network.peers();
        this.gossip = network.gossip();
        this.journal = network.journal();
        this.neighbourhood = network.neighbourhood();
        this.ledger = keepers.ledger();
        this.mempool = keepers.mempool();
        this.outcomes = outcomes;
    }

    /** The two ways to other nodes, and where what comes of them is written down. */
    record Network(Peers peers, GossipLinks gossip, GossipJournal journal, Neighbourhood neighbourhood) {}

    /** What keeps blocks that are final, and what is known of transactions that are not. */
    record Keepers(LedgerWriter ledger, MempoolMirror mempool) {}

    void carryOut(List<ReplicaEffect> effects) {
        makeDurable(effects);
        for (ReplicaEffect effect : effects) {
            if (outcomes.isHalted()) {
                return;
            }
            switch (effect) {
                case ReplicaEffect.OfConsensus(Effect inner) -> carryOut(inner);
                case ReplicaEffect.Store store -> ledger.write(store.blocks());
                case ReplicaEffect.OfGossip(GossipEffect.News news) -> journal.record(news);
                case ReplicaEffect.OfGossip(GossipEffect inner) -> gossip.carryOut(inner, System.nanoTime());
                case ReplicaEffect.MempoolChanged(MempoolChange change) -> mempool.follow(change);
                case ReplicaEffect.Admitted admitted -> outcomes.admitted(admitted);
            }
        }
    }

    /** Some time has passed; expected with every tick of the replica. */
    void tick() {
        gossip.sweep(System.nanoTime());
    }

    private void makeDurable(List<ReplicaEffect> effects) {
        for (ReplicaEffect effect : effects) {
            if (effect instanceof ReplicaEffect.OfConsensus(Effect.Persist persist)) {
                outcomes.accepting(persist.records());
                log.append(persist.records());
            } else if (effect instanceof ReplicaEffect.OfConsensus(Effect.Compact compact)) {
                log.compact(compact.snapshot());
            }
        }
        log.sync();
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            // Done already, before everything else of this turn.
            case Effect.Persist _, Effect.Compact _ -> {}
            case Effect.Send send -> peers.send(send.to(), send.message());
            case Effect.Broadcast broadcast -> peers.broadcast(broadcast.message());
            case Effect.EnterEpoch enter -> {
                peers.enterEpoch(enter.epoch());
                neighbourhood.enter(enter.epoch());
            }
            case Effect.ServeRange serve -> peers.serveRange(serve);
            case Effect.Penalize penalize -> peers.penalize(penalize.peer(), penalize.reason());
            case Effect.SetTimer set -> timers.set(set.timer(), System.nanoTime() + set.delayNanos());
            case Effect.CancelTimer cancel -> timers.cancel(cancel.timer());
            case Effect.ReadReady ready -> outcomes.readReady(ready.requestId(), ready.height());
            case Effect.ReadFailed failed -> outcomes.readFailed(failed.requestId(), failed.reason());
            case Effect.Publish publish -> outcomes.published(publish.event());
            case Effect.ReadyToStop _ -> outcomes.readyToStop();
            case Effect.Halt halt -> outcomes.halt(halt);
            // Answered by the replica itself; they never come out of it.
            case Effect.BuildProposal _, Effect.CheckProposal _, Effect.Commit _ ->
                throw new IllegalStateException("the replica let pass " + effect.getClass().getSimpleName());
        }
    }
}
