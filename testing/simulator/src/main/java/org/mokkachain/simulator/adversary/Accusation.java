package org.mokkachain.simulator.adversary;

import java.util.List;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Status;
import org.mokkachain.consensus.message.Suspect;
import org.mokkachain.consensus.message.Suspicion;

/** Suspects every leader, the present one and those to come. */
final class Accusation implements Deed {
    private final Lair lair;
    private long term = 1;

    Accusation(Lair lair) {
        this.lair = lair;
    }

    @Override
    public void hears(ConsensusMessage message) {
        if (message instanceof Status status) {
            term = Math.max(term, status.term());
        }
    }

    @Override
    public List<ConsensusMessage> unprompted(int to) {
        return lair.chance().hits(0.2) ? List.of(suspect(term), suspect(term + 1)) : List.of(suspect(term));
    }

    private Suspect suspect(long accused) {
        long epoch = lair.epoch().number();
        byte[] payload = Suspect.payload(lair.epoch().chainId(), epoch, accused);
        return new Suspect(epoch, accused, lair.me(), Suspicion.SILENCE, lair.signer().sign(payload));
    }
}
