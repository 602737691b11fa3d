package org.mokkachain.node.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.Gossip;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * One node: gossip brings transactions, the mempool keeps them, the chain builds and judges blocks of them, consensus
 * orders those. Deterministic: same
 * beginning, same events, same effects. Not thread-safe.
 */
public final class Replica {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Mokka consensus;
    private final Chain chain;
    private final Mempool mempool;
    private final Bodies bodies;
    private final Proposer proposer;
    private final Gossip gossip;
    private final TransactionGossip transactions;
    private final NodeFacts facts;
    private final long censorMs;
    private final List<ReplicaEffect> out = new ArrayList<>();
    private final Deque<Event> answers = new ArrayDeque<>();
    private Now now = new Now(0, 0);
    private boolean toldWork;

    /** @param rules by which blocks and leaders are judged */
    public Replica(Mokka consensus, Chain chain, Mempool mempool, Gossip gossip, Rules rules) {
        this.consensus = consensus;
        this.chain = chain;
        this.mempool = mempool;
        this.bodies = new Bodies(rules.verifier());
        this.proposer = new Proposer(chain, mempool);
        this.gossip = gossip;
        this.transactions = new TransactionGossip(mempool, this::gossip);
        this.facts = new NodeFacts(chain, mempool, gossip);
        this.censorMs = rules.censorMs();
    }

    /**
     * What a replica judges by.
     *
     * @param verifier for the signatures of transactions in blocks that come without a {@link CheckedBody}
     * @param censorMs for so long a transaction may be passed over before the leader is suspected
     */
    public record Rules(SignatureVerifier verifier, long censorMs) {}

    /** Takes one event; what comes out is to be done in this order. */
    public List<ReplicaEffect> step(Now now, ReplicaEvent event) {
        this.now = now;
        switch (event) {
            case ReplicaEvent.ForConsensus(Event inner) -> drive(inner);
            case ReplicaEvent.PeerConnected(PublicKey peer) -> {
                drive(new Event.PeerConnected(peer));
                gossip(new GossipEvent.LinkUp(peer));
            }
            case ReplicaEvent.PeerDisconnected(PublicKey peer) -> {
                drive(new Event.PeerDisconnected(peer));
                gossip(new GossipEvent.LinkDown(peer));
            }
            case ReplicaEvent.ForGossip(GossipEvent inner) -> gossip(inner);
            case ReplicaEvent.GossipReceived(PublicKey from, CheckedGossip message) -> {
                transactions.expect(message.contents());
                gossip(new GossipEvent.Received(from, message.gossip()));
                transactions.expect(List.of());
            }
            case ReplicaEvent.BlocksReceived(Event.Received message, List<CheckedBody> checked) -> {
                checked.forEach(bodies::remember);
                drive(message);
            }
            case ReplicaEvent.TransactionsReceived received -> admit(received);
            case ReplicaEvent.Stored(long height) -> chain.stored(height);
            case ReplicaEvent.Durable(long height) -> drive(new Event.LedgerAdvanced(height));
            case ReplicaEvent.ReadOnly(boolean on) -> proposer.rest(on);
            case ReplicaEvent.Wake() -> wake();
            case ReplicaEvent.Tick() -> tick();
        }
        settle();
        tellAboutWork();
        mempool.takeChange().ifPresent(change -> out.addFirst(new ReplicaEffect.MempoolChanged(change)));
        List<ReplicaEffect> effects = List.copyOf(out);
        out.clear();
        return effects;
    }

    private void admit(ReplicaEvent.TransactionsReceived received) {
        List<Admission> admissions = new ArrayList<>(received.transactions().size());
        List<Transaction> fresh = new ArrayList<>();
        for (Transaction transaction : received.transactions()) {
            Admission admission = mempool.submit(transaction, received.origin(), monotonicMillis());
            admissions.add(admission);
            if (admission instanceof Admission.Accepted) {
                fresh.add(transaction);
            }
        }
        proposer.onAdmitted(fresh.size());
        if (received.ticket() != 0) {
            out.add(new ReplicaEffect.Admitted(received.ticket(), admissions));
        }
        transactions.taken(fresh, monotonicMillis());
    }

    private void wake() {
        proposer.onWake(monotonicMillis());
        transactions.publishDue(monotonicMillis());
        if (gossip.wakeAt() <= monotonicMillis()) {
            gossip(new GossipEvent.Wake());
        }
    }

    private void tick() {
        proposer.onTick();
        facts.say(monotonicMillis()).forEach(this::gossip);
        transactions.repeat(monotonicMillis());
        if (mempool.isPassingOver(censorMs)) {
            drive(new Event.CensorshipSuspected());
        }
    }

    /** What left the mempool leaves the feeds. */
    private void settle() {
        transactions.departed(mempool.takeDepartures());
    }

    private void gossip(GossipEvent event) {
        for (GossipEffect effect : gossip.step(monotonicMillis(), event)) {
            switch (effect) {
                case GossipEffect.Published(FeedId feed, long sequence) ->
                    transactions.published(new MessageId(feed, sequence));
                case GossipEffect.Delivered(Message message, int _) ->
                    proposer.onAdmitted(transactions.delivered(message, monotonicMillis()));
                case GossipEffect.Send _,
                        GossipEffect.SendOnce _,
                        GossipEffect.Keep _,
                        GossipEffect.Release _,
                        GossipEffect.Offence _,
                        GossipEffect.News _ -> out.add(new ReplicaEffect.OfGossip(effect));
            }
        }
    }

    /** Consensus needs to know whether there is something to order: only then is silence a fault of the leader. */
    private void tellAboutWork() {
        boolean work = proposer.hasWork();
        while (work != toldWork) {
            toldWork = work;
            drive(new Event.WorkPending(work));
            work = proposer.hasWork();
        }
    }

    private void drive(Event event) {
        answers.add(event);
        while (!answers.isEmpty()) {
            consensus.step(now.nanos(), answers.remove()).forEach(this::handle);
        }
    }

    private void handle(Effect effect) {
        switch (effect) {
            case Effect.BuildProposal build -> answers.add(propose(build));
            case Effect.CheckProposal check -> answers.add(Judge.judge(chain, bodies, check, now.millis()));
            case Effect.Commit commit -> commit(commit);
            case Effect.Persist _,
                    Effect.Compact _,
                    Effect.Send _,
                    Effect.Broadcast _,
                    Effect.EnterEpoch _,
                    Effect.ServeRange _,
                    Effect.SetTimer _,
                    Effect.CancelTimer _,
                    Effect.ReadReady _,
                    Effect.ReadFailed _,
                    Effect.Publish _,
                    Effect.Penalize _,
                    Effect.ReadyToStop _,
                    Effect.Halt _ -> out.add(new ReplicaEffect.OfConsensus(effect));
        }
    }

    private Event propose(Effect.BuildProposal build) {
        Event answer = proposer.propose(build, monotonicMillis(), now.millis());
        if (answer instanceof Event.NothingToPropose) {
            toldWork = false;
        }
        return answer;
    }

    private void commit(Effect.Commit commit) {
        List<Hash> hashes = commit.blocks().stream().map(ProposedBlock::hash).toList();
        List<CommitBatch> batches = chain.commit(hashes, commit.proof());
        for (CommitBatch batch : batches) {
            mempool.committed(batch, monotonicMillis());
            proposer.onAdmitted(transactions.committed(batch, monotonicMillis()));
        }
        proposer.onCommitted();
        out.add(new ReplicaEffect.Store(batches));
    }

    private long monotonicMillis() {
        return now.nanos() / NANOS_PER_MS;
    }

    /** What consensus is doing, and why. */
    public ConsensusView view(long nowNanos) {
        return consensus.view(nowNanos);
    }

    /** When {@link ReplicaEvent.Wake} is due, in milliseconds of the monotonic clock; {@link Long#MAX_VALUE}: never. */
    public long wakeAt() {
        return Math.min(proposer.wakeAt(), Math.min(gossip.wakeAt(), transactions.wakeAt()));
    }

    /** Whether the others have not been told yet of something that clients brought here. */
    public boolean hasUntold() {
        return transactions.wakeAt() != Long.MAX_VALUE;
    }

    /** The epoch whose validators are in charge. */
    public Epoch epoch() {
        return consensus.epoch();
    }

    /** The pending transactions; to be read only, between steps. */
    public Mempool mempool() {
        return mempool;
    }

    /** What is known of other nodes and of feeds; to be read only, between steps. */
    public Gossip gossip() {
        return gossip;
    }

    /** The committed tip and what is speculated above it; to be read only, between steps. */
    public Chain chain() {
        return chain;
    }
}
