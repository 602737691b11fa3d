package org.mokkachain.simulator.adversary;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mokkachain.consensus.message.BlockVote;
import org.mokkachain.consensus.message.CertificateNotice;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;

/** Makes certificates that repeat its own signature, and passes others' PREPAREs off as COMMITs. */
final class Forgery implements Deed {
    private final Lair lair;

    Forgery(Lair lair) {
        this.lair = lair;
    }

    @Override
    public List<ConsensusMessage> unprompted(int to) {
        if (lair.anything().orElse(null) instanceof BlockVote vote) {
            return lair.chance().hits(0.5) ? List.of(disguised(vote)) : certificate(vote.block());
        }
        return List.of();
    }

    private static ConsensusMessage disguised(BlockVote vote) {
        return new BlockVote(Phase.COMMIT, vote.block(), vote.signer(), vote.signature());
    }

    private List<ConsensusMessage> certificate(BlockReference block) {
        Phase phase = lair.chance().hits(0.5) ? Phase.PREPARE : Phase.COMMIT;
        SignerSignature own =
                new SignerSignature(lair.me(), lair.vote(phase, block).signature());
        return repeated(phase, block, own).map(List::<ConsensusMessage>of).orElse(List.of());
    }

    private Optional<CertificateNotice> repeated(Phase phase, BlockReference block, SignerSignature own) {
        try {
            List<SignerSignature> signatures = Collections.nCopies(lair.epoch().quorum(), own);
            return Optional.of(new CertificateNotice(new Certificate(phase, block, signatures)));
        } catch (IllegalArgumentException e) {
            // Certificates of this kind cannot even be made, let alone be decoded.
            return Optional.empty();
        }
    }
}
