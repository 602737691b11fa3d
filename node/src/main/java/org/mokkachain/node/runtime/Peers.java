package org.mokkachain.node.runtime;

import java.util.concurrent.Executor;
import org.mokkachain.consensus.effect.Effect;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.value.PublicKey;

/** What the replica sends, on its way to the transport. Used by the protocol thread; never waits. */
final class Peers {
    private final Transport transport;
    private final MessageChecks checks;
    private final LedgerReader ledger;
    private final Executor background;
    private final RangeGate gate;

    /**
     * @param background serves ranges of old blocks, which takes disk reads
     * @param gate holds back requests for old blocks that are not needed
     */
    Peers(
            Transport transport,
            MessageChecks checks,
            LedgerReader ledger,
            Executor background,
            RangeGate gate) {
        this.transport = transport;
        this.checks = checks;
        this.ledger = ledger;
        this.background = background;
        this.gate = gate;
    }

    void enterEpoch(Epoch next) {
        checks.enterEpoch(next);
    }

    void send(PublicKey to, ConsensusMessage message) {
        if (!(message instanceof GetRange range) || !gate.holds(to, range)) {
            transport.send(to, Wire.frame(message));
        }
    }

    /** To every other validator; encoded once. */
    void broadcast(ConsensusMessage message) {
        checks.sent(message);
        Frame frame = Wire.frame(message);
        for (Validator validator : checks.epoch().validators().members()) {
            if (!validator.key().equals(transport.self())) {
                transport.send(validator.key(), frame);
            }
        }
    }

    void penalize(PublicKey peer, String reason) {
        transport.reject(peer, reason);
    }

    void serveRange(Effect.ServeRange request) {
        background.execute(() -> send(request.to(), FinalBlocks.range(ledger, request)));
    }
}
