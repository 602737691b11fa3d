package org.mokkachain.simulator.adversary;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** Empty blocks that a villain makes beside the chain of its replica, with its votes for them. */
final class ForkedChain {
    private static final int MAX_MESSAGES = 48;

    private final Lair lair;
    private final Hash proofHash;
    private final long term;
    private final List<ConsensusMessage> messages = new ArrayList<>();
    private Header tip;

    ForkedChain(Lair lair, long term, Hash proofHash, Header parent) {
        this.lair = lair;
        this.term = term;
        this.proofHash = proofHash;
        this.tip = parent;
    }

    /** What makes the chain longer than a given height, from its beginning on. */
    List<ConsensusMessage> above(long height) {
        while (messages.size() < MAX_MESSAGES && tip.height() < height + 2) {
            ProposedBlock block = emptyBlock(tip);
            messages.add(lair.append(block));
            messages.add(lair.vote(Phase.PREPARE, block.reference()));
            messages.add(lair.vote(Phase.COMMIT, block.reference()));
            tip = block.header();
        }
        return List.copyOf(messages);
    }

    private ProposedBlock emptyBlock(Header parent) {
        Bytes body = Block.encodeBody(List.of());
        Header header = new Header(
                parent.version(),
                parent.chainId(),
                parent.epoch(),
                parent.height() + 1,
                term,
                lair.me(),
                parent.hash(),
                proofHash,
                Block.transactionsRoot(List.of()),
                parent.stateRoot(),
                Block.transactionsRoot(List.of()),
                parent.nextValidatorSetHash(),
                parent.nextValidatorSetHash(),
                parent.timestampMs() + 1,
                0,
                body.length());
        return new ProposedBlock(header, body);
    }
}
