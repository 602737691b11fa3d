package org.mokkachain.consensus.core;

import java.util.OptionalInt;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.value.PublicKey;

/** Hands every event to the part it concerns. */
final class EventHandler {
    private final Core core;
    private final MessageHandler messages;
    private boolean started;

    EventHandler(Core core, MessageHandler messages) {
        this.core = core;
        this.messages = messages;
    }

    void handle(Event event) {
        if (started == event instanceof Event.Started) {
            throw new IllegalStateException("Started must be the first event, once; this is " + event);
        }
        switch (event) {
            case Event.Started e -> {
                started = true;
                core.start();
            }
            case Event.Received e -> messages.onReceived(e.from(), e.message());
            case Event.PeerConnected e -> onConnected(e.peer());
            case Event.PeerDisconnected e -> onDisconnected(e.peer());
            case Event.TimerFired e -> onTimer(e.timer());
            case Event.ProposalBuilt e -> core.leadership().onBuilt(e.block());
            case Event.NothingToPropose e -> core.leadership().onNothing(e.parent());
            case Event.ProposalChecked e -> core.checker().onChecked(e.hash(), e.verdict());
            case Event.LedgerAdvanced e -> core.onLedgerAdvanced(e.height());
            case Event.WorkPending e -> core.duty().workPending(e.pending());
            case Event.CensorshipSuspected e -> core.pacemaker().onCensorship();
            case Event.ReadRequested e -> core.reads().request(e.requestId());
            case Event.Weaken e -> weaken(e.durationNanos());
            case Event.StepDown e -> core.leadership().stepDown();
            case Event.ShutDown e -> shutDown();
        }
    }

    private void onConnected(PublicKey peer) {
        boolean before = core.hasQuorum();
        if (peer.equals(core.identity().key())) {
            return;
        }
        if (!core.peers().connect(peer)) {
            core.antiEntropy().requestStatus(peer);
            return;
        }
        core.out().publish(new ConsensusEvent.Joined(peer, core.epoch().indexOf(peer)));
        if (!before && core.hasQuorum()) {
            core.terms().collapse();
            core.pacemaker().shorten();
        }
        if (isCandidate(peer)) {
            core.pacemaker().onCandidateConnected();
        }
        core.antiEntropy().requestStatus(peer);
    }

    private boolean isCandidate(PublicKey peer) {
        return core.terms().term() > 0 && core.epoch().key(core.terms().candidate()).equals(peer);
    }

    private void onDisconnected(PublicKey peer) {
        if (!core.peers().disconnect(peer)) {
            return;
        }
        OptionalInt validator = core.epoch().indexOf(peer);
        core.out().publish(new ConsensusEvent.Left(peer, validator));
        if (validator.isPresent() && validator.equals(core.terms().leader())) {
            core.pacemaker().onLeaderDisconnected();
        }
        if (isCandidate(peer)) {
            core.pacemaker().onCandidateDisconnected();
        }
    }

    private void onTimer(TimerId timer) {
        switch (timer) {
            case START -> core.startup().onTimer();
            case PACEMAKER -> core.pacemaker().onTimer();
            case HEARTBEAT -> core.leadership().onHeartbeatTimer();
            case STATUS -> core.antiEntropy().onTimer();
            case FETCH -> core.fetcher().onTimer();
            case HOLD -> core.checker().onHoldTimer();
            case READ -> core.reads().onTimer();
            case LEADERSHIP -> {
                // Its deadline is looked at in every step.
            }
        }
    }

    private void weaken(long durationNanos) {
        core.duty().weakenedUntil = durationNanos > 0 ? core.now() + durationNanos : Duty.NOT_WEAKENED;
        if (durationNanos > 0) {
            core.leadership().stepDown();
        }
    }

    private void shutDown() {
        core.duty().shuttingDown = true;
        core.leadership().stepDown();
    }
}
