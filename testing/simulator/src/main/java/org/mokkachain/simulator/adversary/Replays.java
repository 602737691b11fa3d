package org.mokkachain.simulator.adversary;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/** Sends again what passed by long ago, whoever signed it, and votes that it signed for another chain. */
final class Replays implements Deed {
    private static final Hash OTHER_CHAIN = Sha256.hash(new byte[] {7});

    private final Lair lair;

    Replays(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> unprompted(int to) {
        List<ConsensusMessage> sent = new ArrayList<>();
        for (int i = lair.chance().below(4); i > 0; i--) {
            lair.anything().filter(m -> !(m instanceof Status)).ifPresent(m -> {
                sent.add(m);
                if (m instanceof BlockVote vote && lair.chance().hits(0.2)) {
                    sent.add(lair.vote(vote.phase(), vote.block(), OTHER_CHAIN));
                }
            });
        }
        return sent;
    }
}
