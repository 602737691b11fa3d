package org.mokkachain.consensus.core;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** Sends a peer what its status shows it to lack. Only what has had time to arrive by itself is sent again. */
final class Repair {
    private static final int MAX_BYTES = 2 << 20;

    private final Core core;
    private final Epoch epoch;
    private long lastRejoinHandover = Peers.NEVER;

    Repair(Core core) {
        this.core = core;
        this.epoch = core.epoch();
    }

    void onStatus(Peers.Peer peer, Status status) {
        long pause = core.settings().timing().status() / 2;
        boolean tooSoon = peer.repairedAt != Peers.NEVER && core.now() < peer.repairedAt + pause;
        if (status.epoch() != epoch.number() || tooSoon) {
            return;
        }
        peer.repairedAt = core.now();
        repairTerm(peer, status);
        repairCertificates(peer, status);
        repairProposals(peer, status);
        if (status.term() <= core.terms().term()) {
            repairVotes(peer, status);
        }
        helpToRejoin(peer, status);
    }

    private void send(Peers.Peer peer, ConsensusMessage message) {
        core.out().send(peer.key, message);
    }

    private void repairTerm(Peers.Peer peer, Status status) {
        Terms terms = core.terms();
        if (status.term() > terms.term()) {
            core.antiEntropy().requestStatus(peer.key);
            return;
        }
        boolean unpinned = status.term() < terms.term() || status.proofHash().equals(Hash.ZERO);
        if (unpinned && terms.lead().isPresent()) {
            send(peer, terms.lead().get());
        } else if (status.term() < terms.term()) {
            terms.entry().ifPresent(entry -> send(peer, entry));
        }
        OptionalInt candidate = epoch.indexOf(peer.key);
        if (unpinned && candidate.isPresent() && candidate.getAsInt() == terms.candidate() && core.maySign()) {
            core.durable()
                    .vote()
                    .filter(vote -> vote.statement().term() == terms.term())
                    .ifPresent(vote -> send(peer, vote));
        }
        if (terms.isMine() && core.leadership().isDeclined() && core.maySuspect()) {
            send(peer, core.signer().handover(epoch, core.me(), terms.term(), core.tree().tip().height()));
        }
    }

    private void repairCertificates(Peers.Peer peer, Status status) {
        if (core.votes().highestRank().isAbove(status.highest()) && core.votes().highestRank().term() > 0) {
            send(peer, new CertificateNotice(core.votes().highest()));
        }
        if (core.tree().tip().height() > status.committedHeight()) {
            core.committer().latest().ifPresent(certificate -> send(peer, new CertificateNotice(certificate)));
        }
    }

    /** The leader sends its proposals again; others help when that takes long. */
    private void repairProposals(Peers.Peer peer, Status status) {
        if (core.terms().pin().isEmpty() || !status.proofHash().equals(core.terms().pinHash())) {
            return;
        }
        boolean votedHere = status.lastVoted().term() == core.terms().term();
        long above = Math.max(status.committedHeight(), votedHere ? status.lastVoted().height() : 0);
        long patience = core.settings().timing().status() * (core.leadership().isLeading() ? 1 : 2);
        int bytes = 0;
        for (Append append : core.acceptor().above(above)) {
            boolean old = core.tree().get(append.statement().block().hash()).stream()
                    .anyMatch(node -> core.now() >= node.arrivedAt + patience);
            if (!old || bytes > MAX_BYTES) {
                return;
            }
            bytes += append.block().body().length();
            send(peer, append);
        }
    }

    private void repairVotes(Peers.Peer peer, Status status) {
        NavigableMap<Rank, Slot> slots = core.votes().ofTerm(core.terms().term());
        for (Map.Entry<Rank, Slot> entry : slots.entrySet()) {
            Slot slot = entry.getValue();
            boolean old = core.now() >= slot.createdAt + core.settings().timing().status();
            if (entry.getKey().height() <= status.committedHeight() || !old) {
                continue;
            }
            boolean edge = entry.getKey().equals(slots.firstKey()) || entry.getKey().equals(slots.lastKey());
            if (slot.prepared.isEmpty()) {
                sendVotes(peer, slot, Phase.PREPARE, edge);
            } else if (Rank.of(slot.prepared.get().block()).isAbove(status.highest()) && edge) {
                send(peer, new CertificateNotice(slot.prepared.get()));
            }
            sendVotes(peer, slot, Phase.COMMIT, edge);
        }
    }

    private void sendVotes(Peers.Peer peer, Slot slot, Phase phase, boolean all) {
        for (BlockVote vote : slot.all(phase)) {
            if (all || vote.signer() == core.me()) {
                send(peer, vote);
            }
        }
    }

    /** A validator that lost its log waits for a later term: end this one for it, but not again and again. */
    private void helpToRejoin(Peers.Peer peer, Status status) {
        long pause = core.settings().timing().progress() * 10;
        if (status.rejoinAbove() >= core.terms().term()
                && status.rejoinAbove() != Status.FLOOR_UNKNOWN
                && core.leadership().isLeading()
                && epoch.indexOf(peer.key).isPresent()
                && (lastRejoinHandover == Peers.NEVER || core.now() >= lastRejoinHandover + pause)) {
            lastRejoinHandover = core.now();
            core.leadership().stepDown();
        }
    }
}
