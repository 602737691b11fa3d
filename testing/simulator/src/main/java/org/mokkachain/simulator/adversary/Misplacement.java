package org.mokkachain.simulator.adversary;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.message.Append;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Lead;

/** As leader with a true proof, it sometimes builds on another block than the proof's base, and hides its own chain. */
final class Misplacement implements Deed {
    private final Lair lair;
    private Optional<ForkedChain> chain = Optional.empty();
    private long term;
    private long highest;

    Misplacement(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        return switch (message) {
            case Lead lead when lead.statement().signer() == lair.me() -> {
                if (lead.proof().term() != term) {
                    choose(lead);
                }
                yield List.of(lead);
            }
            case Append append when append.statement().signer() == lair.me() && chain.isPresent() -> {
                highest = append.statement().block().height();
                yield chain.get().above(highest);
            }
            case ConsensusMessage m -> List.of(m);
        };
    }

    @Override
    public List<ConsensusMessage> unprompted(int to) {
        return chain.isPresent() && lair.chance().hits(0.3) ? chain.get().above(highest) : List.of();
    }

    private void choose(Lead lead) {
        term = lead.proof().term();
        highest = lead.proof().base().block().height();
        chain = lair.chance().hits(0.5)
                ? lair.header().map(parent -> new ForkedChain(lair, term, lead.statement().proofHash(), parent))
                : Optional.empty();
    }
}
