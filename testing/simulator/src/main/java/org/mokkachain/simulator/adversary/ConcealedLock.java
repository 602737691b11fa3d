package org.mokkachain.simulator.adversary;

import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.consensus.message.VoteStatement;
import org.mokkachain.types.certificate.Certificate;

/** Votes for candidates as if it had never seen a certificate, or with one from long ago. */
final class ConcealedLock implements Deed {
    private final Lair lair;
    private Certificate old;

    ConcealedLock(Lair lair) {
        this.lair = lair;
        this.old = lair.epoch().rootCertificate();
    }

    @Override
    public List<ConsensusMessage> send(int to, ConsensusMessage message) {
        if (!(message instanceof Vote vote) || vote.statement().signer() != lair.me()) {
            return List.of(message);
        }
        VoteStatement truth = vote.statement();
        Certificate reported = old;
        if (lair.chance().hits(0.2)) {
            old = vote.certificate();
        }
        if (reported.block().term() >= truth.term()) {
            return List.of(message);
        }
        byte[] payload = VoteStatement.payload(
                lair.epoch().chainId(), truth.term(), truth.candidate(), reported.block());
        VoteStatement lie = new VoteStatement(
                truth.term(), lair.me(), truth.candidate(), reported.block(), lair.signer().sign(payload));
        return List.of(new Vote(lie, reported, Optional.empty()));
    }
}
