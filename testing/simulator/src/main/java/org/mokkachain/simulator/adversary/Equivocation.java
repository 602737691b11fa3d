package org.mokkachain.simulator.adversary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

/** As leader it proposes two chains that differ in their times only, both valid, and votes for both. */
final class Equivocation implements Deed {
    private static final int REMEMBERED = 256;

    private final Lair lair;
    private final Map<Hash, ProposedBlock> mirrored = new LinkedHashMap<>();
    private long mask;
    private long maskTerm;

    Equivocation(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        return switch (message) {
            case Append append when append.statement().signer() == lair.me() -> {
                ProposedBlock mirror = mirror(append.block());
                yield isOtherSide(to, append.statement().term()) ? List.of(lair.append(mirror)) : List.of(append);
            }
            case BlockVote vote when vote.signer() == lair.me() && mirrored.containsKey(vote.block().hash()) -> {
                BlockReference other = mirrored.get(vote.block().hash()).reference();
                yield isOtherSide(to, vote.term()) ? List.of(lair.vote(vote.phase(), other)) : List.of(vote);
            }
            case Heartbeat heartbeat -> isOtherSide(to, heartbeat.term()) ? List.of(changed(heartbeat))
                    : List.of(heartbeat);
            case ConsensusMessage m -> List.of(m);
        };
    }

    private boolean isOtherSide(int to, long term) {
        if (term != maskTerm) {
            maskTerm = term;
            mask = lair.chance().bits();
        }
        return (mask >>> to & 1) == 1;
    }

    private ProposedBlock mirror(ProposedBlock block) {
        ProposedBlock known = mirrored.get(block.hash());
        if (known != null) {
            return known;
        }
        Header h = block.header();
        ProposedBlock parent = mirrored.get(h.parentHash());
        Header changed = new Header(
                h.version(),
                h.chainId(),
                h.epoch(),
                h.height(),
                h.term(),
                h.proposer(),
                parent == null ? h.parentHash() : parent.hash(),
                h.proofHash(),
                h.txRoot(),
                h.stateRoot(),
                h.receiptsRoot(),
                h.validatorSetHash(),
                h.nextValidatorSetHash(),
                h.timestampMs() + 1,
                h.txCount(),
                h.bodyBytes());
        ProposedBlock mirror = new ProposedBlock(changed, block.body());
        mirrored.put(block.hash(), mirror);
        if (mirrored.size() > REMEMBERED) {
            mirrored.remove(mirrored.keySet().iterator().next());
        }
        return mirror;
    }

    private Heartbeat changed(Heartbeat h) {
        ProposedBlock mirror = mirrored.get(h.tip().hash());
        if (mirror == null) {
            return h;
        }
        Heartbeat.Tip tip = new Heartbeat.Tip(h.tip().height(), mirror.hash(), h.tip().committedHeight());
        byte[] payload = Heartbeat.payload(
                lair.epoch().chainId(), h.epoch(), h.term(), h.proofHash(), h.sequence(), tip);
        return new Heartbeat(
                h.epoch(), h.term(), h.signer(), h.proofHash(), h.sequence(), tip, lair.signer().sign(payload));
    }
}
