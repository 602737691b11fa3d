package org.mokkachain.consensus.embed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mokkachain.consensus.core.Mokka;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.value.PublicKey;

/**
 * One member of a replicated state machine: drives {@link Mokka} and carries out its effects over what the program
 * brings. Promises: what must be durable is in the storage before anything that follows from it is sent; all effects of
 * a step are carried out before the next step; the state machine sees every final body once, in the same order at every
 * member; after a restart from the same storage it goes on as if it had only been slow. Blocks that are not final are
 * kept here, in bounds, and so are their states.
 *
 * <p>Limits: the members never change, and a start replays all final blocks. Who needs more carries out the effects of
 * {@code Mokka} himself, as the validator node does.
 *
 * <p>Errors: an exception of storage, host or state machine leaves through the method that was called. The driver is
 * dead then, refuses all further events, and nothing more is signed; a new one may go on from the storage in a new
 * process.
 *
 * <p>Deterministic. Not thread-safe: one thread at a time, which also runs all callbacks.
 *
 * @param <S> a state
 */
public final class Driver<S> {
    private static final int REPLAYED_AT_ONCE = 16;

    private final Storage storage;
    private final Host host;
    private final StateMachine<S> machine;
    private final Branches<S> branches;
    private final MessageVerifier verifier;
    private final List<PublicKey> others;
    private final Mokka mokka;
    private final Deque<Event> events = new ArrayDeque<>();
    private boolean busy;
    private boolean dead;

    /**
     * A member as it goes on from its storage.
     *
     * @param self a key of the group with its signer, or an observer, which follows without voting
     * @throws IllegalStateException if the stored blocks were not made by this group and this state machine
     */
    public Driver(Group group, Identity self, Storage storage, Host host, StateMachine<S> machine) {
        this.storage = storage;
        this.host = host;
        this.machine = machine;
        this.branches = new Branches<>(machine, group.genesis());
        this.verifier = new MessageVerifier(
                group.epoch(), group.settings().proof(), new SignatureCache(group.signatures()));
        this.others = group.epoch().validators().members().stream()
                .map(Validator::key)
                .filter(key -> !key.equals(self.key()))
                .toList();
        replay();
        LedgerState ledger = new LedgerState(group.epoch().chainId(), branches.tip(), group.epoch());
        this.mokka = Mokka.recover(group.settings(), self, ledger, storage.past());
    }

    private void replay() {
        List<FinalBlock> stored;
        do {
            stored = storage.blocks(branches.tip().height() + 1, REPLAYED_AT_ONCE);
            stored.forEach(block -> settle(block.block()));
        } while (!stored.isEmpty());
    }

    /** Begins. Call it once, before anything else. */
    public void start() {
        on(new Event.Started());
        workArrived();
    }

    /** A message came from this node over its authenticated link. It is checked here; a wrong one is penalized. */
    public void receive(PublicKey from, ConsensusMessage message) {
        switch (verifier.verify(message)) {
            case Verification.Accepted accepted -> on(new Event.Received(from, accepted.message()));
            case Verification.OtherEpoch other -> {}
            case Verification.Refused refused -> host.penalize(from, refused.reason());
        }
    }

    /** Work came to the state machine. */
    public void workArrived() {
        on(new Event.WorkPending(machine.hasWork()));
    }

    /**
     * Something else happened: {@code PeerConnected}, {@code PeerDisconnected}, {@code TimerFired}; or is wanted:
     * {@code ReadRequested}, {@code Weaken}, {@code StepDown}, {@code ShutDown}. All other events are the driver's own.
     *
     * @throws IllegalStateException if an earlier call ended with an exception
     */
    public void on(Event event) {
        if (dead) {
            throw new IllegalStateException("an earlier step failed; only a new driver may go on from the storage");
        }
        events.add(event);
        if (!busy) {
            run();
        }
    }

    private void run() {
        busy = true;
        boolean done = false;
        try {
            while (!events.isEmpty()) {
                mokka.step(host.nanos(), events.remove()).forEach(this::carryOut);
            }
            done = true;
        } finally {
            busy = false;
            dead = !done;
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Persist e -> storage.append(e.records());
            case Effect.Compact e -> storage.replace(e.snapshot());
            case Effect.Send e -> host.send(List.of(e.to()), e.message());
            case Effect.Broadcast e -> host.send(others, e.message());
            case Effect.BuildProposal e -> events.add(build(e));
            case Effect.CheckProposal e -> events.add(check(e));
            case Effect.Commit e -> commit(e);
            case Effect.EnterEpoch e -> throw new IllegalStateException("members never change, but: " + e);
            case Effect.ServeRange e -> serve(e);
            case Effect.SetTimer e -> host.setTimer(e.timer(), e.delayNanos());
            case Effect.CancelTimer e -> host.cancelTimer(e.timer());
            case Effect.ReadReady e -> host.readReady(e.requestId());
            case Effect.ReadFailed e -> host.readFailed(e.requestId(), e.reason());
            case Effect.Publish e -> host.publish(e.event());
            case Effect.Penalize e -> host.penalize(e.peer(), e.reason());
            case Effect.ReadyToStop e -> host.readyToStop();
            case Effect.Halt e -> host.halt(e.reason(), e.evidence());
        }
    }

    private Event build(Effect.BuildProposal ask) {
        return branches.build(ask, host.wallMillis())
                .<Event>map(Event.ProposalBuilt::new)
                .orElseGet(() -> new Event.NothingToPropose(ask.parent().hash()));
    }

    private Event check(Effect.CheckProposal ask) {
        ClockRule clock = ask.certified() ? new ClockRule.Waived() : new ClockRule.Local(host.wallMillis());
        return new Event.ProposalChecked(ask.block().hash(), branches.check(ask.block(), clock));
    }

    private void commit(Effect.Commit commit) {
        storage.keep(FinalBlocks.of(commit));
        commit.blocks().forEach(this::settle);
        events.add(new Event.LedgerAdvanced(branches.tip().height()));
        events.add(new Event.WorkPending(machine.hasWork()));
    }

    private void settle(ProposedBlock block) {
        branches.settle(block);
        if (!block.body().isEmpty()) {
            machine.committed(block.body(), branches.state());
        }
    }

    private void serve(Effect.ServeRange ask) {
        host.send(List.of(ask.to()), FinalBlocks.range(storage, ask));
    }

    /** The final state, as new as this member knows it; ask {@code ReadRequested} first if it must be the newest. */
    public S state() {
        return branches.state();
    }

    /** The last final block. */
    public Header tip() {
        return branches.tip();
    }

    /** What is going on and, if no block comes, why and who is missing. */
    public ConsensusView view() {
        return mokka.view(host.nanos());
    }
}
