package org.mokkachain.node.runtime;

import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.crypto.SignatureVerifier;

/** Checks consensus messages against the validators of the current epoch. Thread-safe. */
final class MessageChecks {
    private final VoteBook votes;
    private final ProofLimits limits;
    private final SignatureCache signatures;
    private volatile MessageVerifier verifier;

    /** @param votes takes note of votes that are signed rightly */
    MessageChecks(Epoch epoch, ProofLimits limits, SignatureVerifier signatures, VoteBook votes) {
        this.votes = votes;
        this.limits = limits;
        this.signatures = new SignatureCache(signatures);
        this.verifier = new MessageVerifier(epoch, limits, this.signatures);
    }

    Epoch epoch() {
        return verifier.epoch();
    }

    void enterEpoch(Epoch epoch) {
        verifier = new MessageVerifier(epoch, limits, signatures);
    }

    /** This node has said this itself. */
    void sent(ConsensusMessage message) {
        votes.saw(message);
    }

    Verification check(ConsensusMessage message) {
        Verification verdict = verifier.verify(message);
        if (verdict instanceof Verification.Accepted) {
            votes.saw(message);
        }
        return verdict;
    }
}
