package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.fixture.Council;
import org.mokkachain.consensus.fixture.KeyedSignatures;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** One real node, every other validator played by the test. The node is validator 0; term 1 belongs to validator 1. */
final class Rig {
    static final long MS = 1_000_000;

    final Council council;
    final Mokka mokka;
    final int me;
    final DurableState disk = new DurableState();
    /** Effects of the last event, answers to questions included. */
    final List<Effect> effects = new ArrayList<>();
    final Map<Hash, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<TimerId, Long> timers = new LinkedHashMap<>();
    long now = 1_000 * MS;

    Rig(CrashModel model, int n) {
        this(new Council(model, n), 0, List.of());
    }

    /** A node that goes on from records it wrote before. */
    Rig(Council council, int me, List<LogRecord> before) {
        this.council = council;
        this.me = me;
        disk.apply(new LogRecord.Born(council.chainId, council.epoch.key(me)));
        before.forEach(disk::apply);
        LedgerState ledger = new LedgerState(Hash.ZERO, council.genesis, council.epoch);
        Past past = new Past.Remembered(DurableState.replay(disk.snapshot()));
        mokka = Mokka.recover(
                Settings.lan(), Identity.of(KeyedSignatures.signer(council.epoch.key(me))), ledger, past);
        on(new Event.Started());
        for (int i = 0; i < council.epoch.size(); i++) {
            if (i != me) {
                on(new Event.PeerConnected(council.epoch.key(i)));
            }
        }
        Rank nothing = new Rank(0, 0);
        receive(me == 1 ? 2 : 1,
                new Status(council.epoch.number(), 1, 0, Hash.ZERO, nothing, nothing, 0, 0, List.of()));
        pass(150 * MS);
    }

    /** Lets time pass, timers included. */
    List<Effect> pass(long nanos) {
        List<Effect> all = new ArrayList<>();
        long end = now + nanos;
        while (true) {
            TimerId next = null;
            for (Map.Entry<TimerId, Long> timer : timers.entrySet()) {
                if (timer.getValue() <= end && (next == null || timer.getValue() < timers.get(next))) {
                    next = timer.getKey();
                }
            }
            if (next == null) {
                break;
            }
            now = Math.max(now, timers.remove(next));
            all.addAll(on(new Event.TimerFired(next)));
        }
        now = end;
        effects.clear();
        effects.addAll(all);
        return all;
    }

    List<Effect> on(Event event) {
        effects.clear();
        take(mokka.step(now, event));
        return List.copyOf(effects);
    }

    private void take(List<Effect> step) {
        for (Effect effect : step) {
            effects.add(effect);
            switch (effect) {
                case Effect.SetTimer e -> timers.put(e.timer(), now + e.delayNanos());
                case Effect.CancelTimer e -> timers.remove(e.timer());
                case Effect.Persist e -> e.records().forEach(disk::apply);
                case Effect.CheckProposal e -> {
                    Verdict verdict = verdicts.getOrDefault(e.block().hash(), Verdict.Valid.UNCHANGED);
                    take(mokka.step(now, new Event.ProposalChecked(e.block().hash(), verdict)));
                }
                default -> {
                    // Looked at by the test.
                }
            }
        }
    }

    /** A message of a validator arrives over its own link. */
    List<Effect> receive(int from, ConsensusMessage message) {
        Verification result = council.verifier().verify(message);
        if (!(result instanceof Verification.Accepted accepted)) {
            throw new AssertionError(result + " for " + message);
        }
        return on(new Event.Received(council.epoch.key(from), accepted.message()));
    }

    /** Validator 1 leads term 1, with all but this node's votes, from the genesis block. */
    Lead follow() {
        Lead lead = council.lead(1, council.epoch.rootCertificate(), voters());
        receive(1, lead);
        return lead;
    }

    int[] voters() {
        int[] voters = new int[council.epoch.quorum()];
        for (int i = 0; i < voters.length; i++) {
            voters[i] = i + 1;
        }
        return voters;
    }

    List<Effect> append(ProposedBlock block) {
        return receive(block.header().proposer(), council.append(block));
    }

    /** PREPAREs (or COMMITs) of validators 1 to {@code count}. */
    List<Effect> votes(Phase phase, BlockReference block, int count) {
        List<Effect> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.addAll(receive(i, council.vote(phase, i, block)));
        }
        effects.clear();
        effects.addAll(all);
        return all;
    }

    // ---- what happened

    List<ConsensusMessage> sent() {
        List<ConsensusMessage> sent = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Broadcast e) {
                sent.add(e.message());
            } else if (effect instanceof Effect.Send e) {
                sent.add(e.message());
            }
        }
        return sent;
    }

    /** Blocks for which a vote left in the last event. */
    List<BlockReference> voted(Phase phase) {
        return sent().stream()
                .filter(m -> m instanceof BlockVote v && v.phase() == phase && v.signer() == me)
                .map(m -> ((BlockVote) m).block())
                .toList();
    }

    List<BlockReference> committed() {
        return effects.stream()
                .filter(e -> e instanceof Effect.Commit)
                .flatMap(e -> ((Effect.Commit) e).blocks().stream())
                .map(ProposedBlock::reference)
                .toList();
    }

    List<ConsensusEvent> published() {
        return effects.stream()
                .filter(e -> e instanceof Effect.Publish)
                .map(e -> ((Effect.Publish) e).event())
                .toList();
    }

    /** Position of the first effect that matches; fails if there is none. */
    int position(Predicate<Effect> wanted) {
        for (int i = 0; i < effects.size(); i++) {
            if (wanted.test(effects.get(i))) {
                return i;
            }
        }
        throw new AssertionError("not among " + effects);
    }

    int persisted(Predicate<LogRecord> record) {
        return position(e -> e instanceof Effect.Persist p && p.records().stream().anyMatch(record));
    }

    int sentAt(Predicate<ConsensusMessage> message) {
        return position(e -> e instanceof Effect.Broadcast b && message.test(b.message())
                || e instanceof Effect.Send s && message.test(s.message()));
    }
}
