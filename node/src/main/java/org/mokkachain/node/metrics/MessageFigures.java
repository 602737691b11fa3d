package org.mokkachain.node.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.consensus.message.ConsensusMessage;

/** Counts what other nodes send, by kind. Thread-safe. */
public final class MessageFigures {
    private final Map<Class<?>, Counter> received = new LinkedHashMap<>();
    private final Counter gossip;
    private final Counter otherEpoch;
    private final Counter refused;

    public MessageFigures(Meters meters) {
        String what = "Messages of other nodes that could be decoded, before their signatures are looked at, by kind";
        for (Class<?> kind : ConsensusMessage.class.getPermittedSubclasses()) {
            received.put(kind, meters.counting("mokka.messages.received", what, "kind", kind.getSimpleName()));
        }
        gossip = meters.counting("mokka.messages.received", what, "kind", "Gossip");
        otherEpoch = meters.counting("mokka.messages.other.epoch",
                "Messages of an epoch that this node is not in; a few at every change of validators");
        refused = meters.counting("mokka.messages.refused",
                "Messages that could not be decoded or were signed wrongly; each counts against its sender");
    }

    public void received(ConsensusMessage message) {
        Counter counter = received.get(message.getClass());
        if (counter != null) {
            counter.increment();
        }
    }

    public void gossip() {
        gossip.increment();
    }

    public void otherEpoch() {
        otherEpoch.increment();
    }

    public void refused() {
        refused.increment();
    }
}
