package org.mokkachain.benchmarks.consensus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/**
 * State machines that talk to each other in one queue, first in, first out: signatures cost nothing, there is no disk,
 * and always a transaction. A message is checked once, however many receive it. A millisecond passes with each block.
 * Not thread-safe.
 */
final class Cluster {
    private static final long MILLISECOND = 1_000_000;
    private static final int MAX_STEPS = 1_000_000;

    private record Delivery(int to, Event event) {}

    private final Committee committee;
    private final MessageVerifier verifier;
    private final List<Mokka> nodes = new ArrayList<>();
    private final Map<PublicKey, Integer> indexes = new LinkedHashMap<>();
    private final Deque<Delivery> queue = new ArrayDeque<>();
    private final List<Map<TimerId, Long>> timers = new ArrayList<>();
    private final long[] heights;
    private long now;
    private long steps;

    Cluster(int size) {
        committee = Committee.of(
                IntStream.range(0, size).mapToObj(Cluster::unsigned).toList());
        verifier = new MessageVerifier(
                committee.epoch(), Settings.lan().proof(), (key, message, signature) -> true);
        heights = new long[size];
        for (Signer signer : committee.signers()) {
            DurableState log = DurableState.replay(
                    List.of(new LogRecord.Born(committee.epoch().chainId(), signer.publicKey())));
            LedgerState ledger = new LedgerState(Hash.ZERO, committee.genesis(), committee.epoch());
            timers.add(new EnumMap<>(TimerId.class));
            indexes.put(signer.publicKey(), nodes.size());
            nodes.add(Mokka.recover(Settings.lan(), Identity.of(signer), ledger, new Past.Remembered(log)));
        }
        for (int i = 0; i < size; i++) {
            start(i);
        }
    }

    private static Signer unsigned(int index) {
        PublicKey key = PublicKey.of(Sha256.hash(new byte[] {(byte) index}).toBytes());
        Signature nothing = Signature.of(new byte[Signature.LENGTH]);
        return new Signer() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public Signature sign(byte[] message) {
                return nothing;
            }
        };
    }

    private void start(int node) {
        deliver(node, new Event.Started());
        indexes.forEach((key, peer) -> {
            if (peer != node) {
                deliver(node, new Event.PeerConnected(key));
            }
        });
        deliver(node, new Event.WorkPending(true));
    }

    /** Steps of all nodes so far. */
    long steps() {
        return steps;
    }

    /** The last height that is final everywhere. */
    long height() {
        return Arrays.stream(heights).min().orElseThrow();
    }

    /** Goes on until one more block is final everywhere; a few more may be, as proposals overlap. */
    void commitOne() {
        long goal = height() + 1;
        long limit = steps + MAX_STEPS;
        while (height() < goal) {
            if (steps > limit) {
                throw new IllegalStateException("no block after " + MAX_STEPS + " steps");
            }
            if (queue.isEmpty()) {
                pass();
            } else {
                Delivery next = queue.remove();
                steps++;
                nodes.get(next.to()).step(now, next.event()).forEach(effect -> carryOut(next.to(), effect));
            }
        }
    }

    private void pass() {
        now += MILLISECOND;
        for (int node = 0; node < timers.size(); node++) {
            Map<TimerId, Long> set = timers.get(node);
            for (TimerId timer : List.copyOf(set.keySet())) {
                if (set.getOrDefault(timer, Long.MAX_VALUE) <= now) {
                    set.remove(timer);
                    deliver(node, new Event.TimerFired(timer));
                }
            }
        }
    }

    private void deliver(int to, Event event) {
        queue.add(new Delivery(to, event));
    }

    private void carryOut(int node, Effect effect) {
        switch (effect) {
            case Effect.Send e -> deliver(indexes.getOrDefault(e.to(), node), received(node, e.message()));
            case Effect.Broadcast e -> broadcast(node, received(node, e.message()));
            case Effect.BuildProposal e -> deliver(node, new Event.ProposalBuilt(build(e)));
            case Effect.CheckProposal e ->
                deliver(node, new Event.ProposalChecked(e.block().hash(), Verdict.Valid.UNCHANGED));
            case Effect.Commit e -> commit(node, e.blocks().getLast().header().height());
            case Effect.SetTimer e -> timers.get(node).put(e.timer(), now + e.delayNanos());
            case Effect.CancelTimer e -> timers.get(node).remove(e.timer());
            case Effect.Halt e -> throw new IllegalStateException(e.reason());
            case Effect.Persist _, Effect.Compact _, Effect.EnterEpoch _, Effect.ServeRange _ -> {}
            case Effect.ReadReady _, Effect.ReadFailed _, Effect.Publish _, Effect.Penalize _ -> {}
            case Effect.ReadyToStop _ -> {}
        }
    }

    private void broadcast(int from, Event received) {
        for (int to = 0; to < nodes.size(); to++) {
            if (to != from) {
                deliver(to, received);
            }
        }
    }

    private Event received(int from, ConsensusMessage message) {
        if (verifier.verify(message) instanceof Verification.Accepted accepted) {
            return new Event.Received(committee.signers().get(from).publicKey(), accepted.message());
        }
        throw new IllegalStateException("refused: " + message);
    }

    private void commit(int node, long height) {
        heights[node] = height;
        deliver(node, new Event.LedgerAdvanced(height));
        if (node == 0) {
            pass();
        }
    }

    private static ProposedBlock build(Effect.BuildProposal e) {
        Hash zero = Hash.ZERO;
        Hash set = e.epoch().validators().hash();
        Bytes body = Bytes.of(new byte[] {1});
        long time = e.parent().timestampMs() + 1;
        Header header = new Header(
                Header.VERSION, e.epoch().chainId(), e.epoch().number(), e.parent().height() + 1, e.term(),
                e.proposer(), e.parent().hash(), e.proofHash(), zero, zero, zero, set, set, time, 1, body.length());
        return new ProposedBlock(header, body);
    }
}
