package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** As leader it proposes blocks with a wrong state root, or from the future. */
final class InvalidBlocks implements Deed {
    private static final long HOUR_MS = 3_600_000;

    private final Lair lair;

    InvalidBlocks(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        boolean changes = message instanceof Append append
                && append.statement().signer() == lair.me()
                && lair.chance().hits(0.2);
        return changes && message instanceof Append append
                ? List.of(lair.append(spoilt(append.block())))
                : List.of(message);
    }

    private ProposedBlock spoilt(ProposedBlock block) {
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
