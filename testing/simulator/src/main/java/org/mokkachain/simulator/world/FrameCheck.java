package org.mokkachain.simulator.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.node.replica.BodyCheck;
import org.mokkachain.node.replica.CheckedBody;
import org.mokkachain.node.replica.CheckedGossip;
import org.mokkachain.node.replica.GossipCheck;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.gossip.GossipVerifier;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.value.Hash;

/** What a node checks of a frame before its replica sees it: signatures, and that bodies belong to their headers. */
final class FrameCheck {
    /**
     * @param epoch in which the frame was checked
     * @param fault what is wrong with it
     */
    record Checked(long epoch, Verification verification, List<CheckedBody> bodies, Optional<String> fault) {}

    private final ProofLimits limits;
    private final SignatureVerifier signatures;
    private final BodyCheck bodies;
    private final GossipCheck gossip;
    private final Map<Long, MessageVerifier> verifiers = new TreeMap<>();

    FrameCheck(ProofLimits limits, SignatureVerifier signatures, Hash genesis) {
        this.limits = limits;
        this.signatures = signatures;
        this.bodies = new BodyCheck(transaction -> transaction.isSignedCorrectly(signatures));
        this.gossip = new GossipCheck(
                new GossipVerifier(signatures, genesis), transaction -> transaction.isSignedCorrectly(signatures));
    }

    Checked check(Frame frame, ConsensusMessage message, Epoch epoch) {
        Optional<Checked> known = frame.checked();
        if (known.isPresent() && known.get().epoch() == epoch.number()) {
            return known.get();
        }
        Verification verification = verifiers
                .computeIfAbsent(epoch.number(), e -> new MessageVerifier(epoch, limits, signatures))
                .verify(message);
        Checked checked;
        try {
            checked = new Checked(epoch.number(), verification, bodies.check(message), Optional.empty());
        } catch (DecodingException e) {
            checked = new Checked(epoch.number(), verification, List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
        frame.checked(checked);
        return checked;
    }

    CheckedGossip check(Frame frame, GossipMessage message) throws DecodingException {
        if (frame.verified().isEmpty()) {
            frame.verified(gossip.check(message));
        }
        return frame.verified().get();
    }
}
