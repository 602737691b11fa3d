package org.mokkachain.simulator.adversary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** As leader it proposes blocks with a wrong state root, or from the future. */
final class InvalidBlocks implements Deed {
    private static final long HOUR_MS = 3_600_000;

    private static final int REMEMBERED = 64;

    private final Lair lair;
    private final Map<Hash, ProposedBlock> spoilt = new LinkedHashMap<>();
    private Hash judged = Hash.ZERO;

    InvalidBlocks(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        return switch (message) {
            case Append append when append.statement().signer() == lair.me() -> List.of(append(append));
            case BlockVote vote when vote.signer() == lair.me() && spoilt.containsKey(vote.block().hash()) ->
                List.of(lair.vote(
                        vote.phase(), spoilt.get(vote.block().hash()).reference()));
            case ConsensusMessage m -> List.of(m);
        };
    }

    /** Everybody gets the same. */
    private Append append(Append append) {
        ProposedBlock block = append.block();
        if (!judged.equals(block.hash())) {
            judged = block.hash();
            if (lair.chance().hits(0.2)) {
                spoilt.put(block.hash(), spoil(block));
            }
            if (spoilt.size() > REMEMBERED) {
                spoilt.remove(spoilt.keySet().iterator().next());
            }
        }
        ProposedBlock instead = spoilt.get(block.hash());
        return instead == null ? append : lair.append(instead);
    }

    private ProposedBlock spoil(ProposedBlock block) {
        Header h = block.header();
        boolean future = lair.chance().hits(0.4);
        Hash wrong = Sha256.hash(h.stateRoot().toBytes());
        Header changed = new Header(
                h.version(),
                h.chainId(),
                h.epoch(),
                h.height(),
                h.term(),
                h.proposer(),
                h.parentHash(),
                h.proofHash(),
                h.txRoot(),
                future ? h.stateRoot() : wrong,
                h.receiptsRoot(),
                h.validatorSetHash(),
                h.nextValidatorSetHash(),
                future ? h.timestampMs() + HOUR_MS : h.timestampMs(),
                h.txCount(),
                h.bodyBytes());
        return new ProposedBlock(changed, block.body());
    }
}
