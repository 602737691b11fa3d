package org.mokkachain.consensus.example;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.event.Verdict;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A map that is the same on every validator. A transaction is "key=value", a block's body one of them or nothing. */
final class ReplicatedMap {
    private final Map<Hash, SortedMap<String, String>> stateAfter = new LinkedHashMap<>();
    private final Set<String> pending = new LinkedHashSet<>();
    private final InMemoryNetwork network;
    private final Identity self;
    private final Mokka mokka;
    private final Deque<Event> events = new ArrayDeque<>();
    private SortedMap<String, String> current = new TreeMap<>();

    ReplicatedMap(InMemoryNetwork network, Identity self, LedgerState ledger, DurableState log) {
        this.network = network;
        this.self = self;
        this.mokka = Mokka.recover(Settings.lan(), self, ledger, new Past.Remembered(log));
        stateAfter.put(ledger.tip().hash(), current);
    }

    /** The final state. */
    Map<String, String> entries() {
        return current;
    }

    void learn(String transaction) {
        pending.add(transaction);
        on(new Event.WorkPending(true));
    }

    /** All effects of a step are carried out before the next one, also where an effect is answered at once. */
    void on(Event event) {
        events.add(event);
        if (events.size() == 1) {
            while (!events.isEmpty()) {
                mokka.step(network.now(), events.element()).forEach(this::carryOut);
                events.remove();
            }
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.BuildProposal e -> on(build(e));
            case Effect.CheckProposal e -> on(new Event.ProposalChecked(e.block().hash(), check(e.block())));
            case Effect.Commit e -> e.blocks().forEach(this::commit);
            case Effect.Broadcast e -> network.broadcast(self.key(), e.message());
            case Effect.Send e -> network.send(self.key(), e.to(), e.message());
            case Effect.SetTimer e -> network.setTimer(self.key(), e.timer(), e.delayNanos());
            case Effect.CancelTimer e -> network.cancelTimer(self.key(), e.timer());
            case Effect.Halt e -> throw new IllegalStateException(e.reason());
            // A program that is to survive a restart writes these to its disk, and syncs before it goes on.
            case Effect.Persist _, Effect.Compact _ -> {}
            // Not needed where nobody joins, reads elsewhere or catches up.
            case Effect.EnterEpoch _, Effect.ServeRange _, Effect.ReadReady _, Effect.ReadFailed _ -> {}
            case Effect.Publish _, Effect.Penalize _, Effect.ReadyToStop _ -> {}
        }
    }

    private Event build(Effect.BuildProposal e) {
        String next = e.emptyOnly() ? "" : pending.stream().filter(t -> !isIn(e.parent(), t)).findFirst().orElse("");
        if (next.isEmpty() && !e.required()) {
            return new Event.NothingToPropose(e.parent().hash());
        }
        Bytes body = Bytes.of(next.getBytes(StandardCharsets.UTF_8));
        long time = Math.max(network.now() / 1_000_000, e.parent().timestampMs() + 1);
        Hash set = e.epoch().validators().hash();
        Hash state = hashOf(apply(e.parent().hash(), body));
        Header header = new Header(
                Header.VERSION, e.epoch().chainId(), e.epoch().number(), e.parent().height() + 1, e.term(),
                e.proposer(), e.parent().hash(), e.proofHash(), Sha256.hash("body", body), state, Hash.ZERO, set, set,
                time, next.isEmpty() ? 0 : 1, body.length());
        ProposedBlock block = new ProposedBlock(header, body);
        stateAfter.put(block.hash(), apply(e.parent().hash(), body));
        return new Event.ProposalBuilt(block);
    }

    private boolean isIn(Header parent, String transaction) {
        String[] entry = transaction.split("=", 2);
        return entry[1].equals(stateAfter.getOrDefault(parent.hash(), current).get(entry[0]));
    }

    private Verdict check(ProposedBlock block) {
        SortedMap<String, String> state = apply(block.header().parentHash(), block.body());
        stateAfter.put(block.hash(), state);
        return hashOf(state).equals(block.header().stateRoot())
                ? Verdict.Valid.UNCHANGED
                : new Verdict.Invalid("another state");
    }

    private void commit(ProposedBlock block) {
        current = stateAfter.getOrDefault(block.hash(), current);
        pending.remove(new String(block.body().toBytes(), StandardCharsets.UTF_8));
        on(new Event.LedgerAdvanced(block.header().height()));
        on(new Event.WorkPending(!pending.isEmpty()));
    }

    private SortedMap<String, String> apply(Hash parent, Bytes body) {
        SortedMap<String, String> state = new TreeMap<>(stateAfter.getOrDefault(parent, current));
        if (!body.isEmpty()) {
            String[] entry = new String(body.toBytes(), StandardCharsets.UTF_8).split("=", 2);
            state.put(entry[0], entry[1]);
        }
        return state;
    }

    private static Hash hashOf(SortedMap<String, String> state) {
        return Sha256.hash("map", List.copyOf(state.entrySet()).toString().getBytes(StandardCharsets.UTF_8));
    }
}
