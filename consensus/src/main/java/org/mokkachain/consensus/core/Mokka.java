package org.mokkachain.consensus.core;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.setup.LedgerState;
import org.mokkachain.consensus.setup.Past;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.signer.SafetyViolation;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.consensus.view.ConsensusView;
import org.mokkachain.consensus.view.Role;

/**
 * One node's part in the Mokka protocol: a deterministic state machine. Same beginning, same events, same effects.
 * Not thread-safe; one thread calls {@link #step}.
 */
public final class Mokka {
    private static final int MAX_ROUNDS = 100_000;

    private final Core core;
    private final MessageHandler messages;
    private final EventHandler events;
    private Role role = Role.STARTING;
    private Optional<String> halted = Optional.empty();

    private Mokka(Core core) {
        this.core = core;
        this.messages = new MessageHandler(core);
        this.events = new EventHandler(core, messages);
    }

    /**
     * The state machine as it goes on from what is on disk. The first event must be {@code Started}.
     *
     * @param ledger what the ledger holds; for a new chain its genesis block
     * @param past what the consensus log holds; for a new key the log with which it was born
     */
    public static Mokka recover(Settings settings, Identity identity, LedgerState ledger, Past past) {
        return new Mokka(Core.recover(settings, identity, ledger, past));
    }

    /**
     * Takes one event.
     *
     * @param nowNanos a monotonic clock; never falls from step to step
     * @return what to do, in this order, see {@link Effect}; empty after a halt
     */
    public List<Effect> step(long nowNanos, Event event) {
        if (halted.isPresent()) {
            return List.of();
        }
        core.now(nowNanos);
        try {
            events.handle(event);
            settle();
            updateRole();
            return core.out().drain();
        } catch (SafetyViolation violation) {
            return halt(violation);
        }
    }

    /** Lets every part go on until nothing more is possible. */
    private void settle() {
        boolean moved = true;
        for (int round = 0; moved; round++) {
            if (round > MAX_ROUNDS) {
                throw new IllegalStateException("the state machine does not come to rest");
            }
            moved = messages.deliverLocal();
            if (!core.isEpochEnding()) {
                moved |= core.ranges().advance();
                moved |= core.acceptor().advance();
                moved |= core.votes().advance();
                moved |= core.committer().advance();
                moved |= core.election().advance();
                moved |= core.leadership().advance();
                moved |= core.reads().advance();
            }
            moved |= core.pacemaker().update();
        }
        core.antiEntropy().update();
        if (core.duty().shuttingDown && !core.duty().readyToStop && !core.leadership().isLeading()) {
            core.duty().readyToStop = true;
            core.out().add(new Effect.ReadyToStop());
        }
    }

    /** Nothing of the step that went wrong leaves. */
    private List<Effect> halt(SafetyViolation violation) {
        String reason = String.valueOf(violation.getMessage());
        halted = Optional.of(reason);
        core.out().discard();
        updateRole();
        core.out().add(new Effect.Halt(reason, Optional.of(view(core.now()).toString())));
        return core.out().drain();
    }

    private void updateRole() {
        Role current = currentRole();
        if (current != role) {
            role = current;
            core.out().publish(new ConsensusEvent.RoleChanged(role, core.terms().term()));
        }
    }

    private Role currentRole() {
        if (halted.isPresent()) {
            return Role.HALTED;
        }
        if (!core.isValidator()) {
            return Role.OBSERVER;
        }
        if (core.durable().isRejoining()) {
            return Role.REJOINING;
        }
        if (core.startup().isStarting()) {
            return Role.STARTING;
        }
        if (core.leadership().isLeading()) {
            return Role.LEADER;
        }
        boolean candidate = core.terms().isMine()
                && core.terms().pin().isEmpty()
                && !core.leadership().isDeclined();
        return candidate ? Role.CANDIDATE : Role.FOLLOWER;
    }

    /** The epoch whose validators are in charge; an {@code EnterEpoch} announces the next one. */
    public Epoch epoch() {
        return core.epoch();
    }

    /** What is going on, and why. */
    public ConsensusView view(long nowNanos) {
        return new Explainer(core, role, halted).view(Math.max(core.now(), nowNanos));
    }
}
