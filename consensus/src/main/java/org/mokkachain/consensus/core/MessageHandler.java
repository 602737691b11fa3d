package org.mokkachain.consensus.core;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.EvidenceNotice;
import org.mokkachain.consensus.message.GetBlocks;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.consensus.message.Handover;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.Lead;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.consensus.message.ReadIndex;
import org.mokkachain.consensus.message.ReadIndexReply;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Verified;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.types.value.PublicKey;

/** Hands every message to the part it concerns. What belongs to another epoch is dropped, but for catching up. */
final class MessageHandler {
    private final Core core;

    MessageHandler(Core core) {
        this.core = core;
    }

    void onReceived(PublicKey from, Verified<? extends ConsensusMessage> verified) {
        if (from.equals(core.identity().key())) {
            return;
        }
        core.peers().heard(from, core.now(), core.epoch());
        boolean current = verified.epoch() == core.epoch().number();
        switch (verified.message()) {
            case Status m -> onStatus(from, current ? m : withoutStatements(m));
            case GetBlocks m -> core.fetcher().onGetBlocks(from, m);
            case BlocksReply m -> core.fetcher().onBlocks(m);
            case GetRange m -> onGetRange(from, m);
            case RangeReply m when current || m.blocks().isEmpty() -> core.ranges().onRange(from, m);
            case ConsensusMessage m when current && !core.isEpochEnding() -> {
                observe(m);
                handle(from, m);
            }
            case ConsensusMessage m -> {
                // Another epoch's: its signatures were checked against other validators.
            }
        }
    }

    private static Status withoutStatements(Status s) {
        return new Status(
                s.epoch(),
                s.term(),
                s.suspectedTerm(),
                s.proofHash(),
                s.lastVoted(),
                s.highest(),
                s.committedHeight(),
                s.rejoinAbove(),
                List.of());
    }

    /** Hands over what this node sent to itself; whether there was something. */
    boolean deliverLocal() {
        boolean any = false;
        Optional<ConsensusMessage> message = core.out().takeLocal();
        while (message.isPresent()) {
            if (!core.isEpochEnding()) {
                handle(core.identity().key(), message.get());
            }
            any = true;
            message = core.out().takeLocal();
        }
        return any;
    }

    private void observe(ConsensusMessage message) {
        switch (message) {
            case Vote m -> core.witness().observe(m.statement());
            case Lead m -> {
                core.witness().observe(m.statement());
                core.witness().observe(m.proof());
            }
            case Append m -> core.witness().observe(m.statement());
            case BlockVote m -> core.witness().observe(m);
            case ConsensusMessage m -> {
                // Binds nobody.
            }
        }
    }

    private void handle(PublicKey from, ConsensusMessage message) {
        switch (message) {
            case Suspect m -> core.terms().onSuspect(m);
            case TermEntry m -> core.terms().onEntry(m);
            case Vote m -> core.election().onVote(m);
            case Lead m -> core.terms().onLead(m);
            case Append m -> core.acceptor().onAppend(from, m);
            case BlockVote m when isForgotten(m) -> {
                // A vote of one's own lost past: it counts elsewhere, but is not repeated from here.
            }
            case BlockVote m -> core.votes().onVote(m);
            case Heartbeat m -> core.pacemaker().onHeartbeat(m);
            case Handover m -> core.terms().onHandover(m);
            case CertificateNotice m -> core.votes().onCertificate(m.certificate());
            case ReadIndex m -> core.reads().onReadIndex(from, m);
            case ReadIndexReply m -> core.reads().onReply(from, m);
            case EvidenceNotice m -> core.witness().onEvidence(m.evidence());
            case Status m -> {}
            case GetBlocks m -> {}
            case BlocksReply m -> {}
            case GetRange m -> {}
            case RangeReply m -> {}
        }
    }

    private boolean isForgotten(BlockVote vote) {
        return vote.signer() == core.me()
                && (core.durable().isRejoining() || vote.term() <= core.durable().forgottenTerm());
    }

    private void onGetRange(PublicKey from, GetRange request) {
        if (request.fromHeight() <= core.committer().applied()) {
            core.out().add(new Effect.ServeRange(from, request.fromHeight(), request.maxBlocks()));
        } else {
            core.out().send(from, new RangeReply(request.fromHeight(), List.of()));
        }
    }

    private void onStatus(PublicKey from, Status status) {
        core.peers().get(from).ifPresent(peer -> {
            peer.status = Optional.of(status);
            peer.statusAt = core.now();
            core.epoch().indexOf(from).ifPresent(validator -> core.startup().onStatus(validator, status));
            if (!core.isEpochEnding()) {
                core.repair().onStatus(peer, status);
            }
        });
    }
}
