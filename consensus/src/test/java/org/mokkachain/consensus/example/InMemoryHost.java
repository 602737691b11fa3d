package org.mokkachain.consensus.example;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.embed.Group;
import org.mokkachain.consensus.embed.Host;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.setup.Identity;
import org.mokkachain.consensus.view.ConsensusEvent;
import org.mokkachain.types.value.PublicKey;

/** One run of one member, from its start until it is stopped. */
final class InMemoryHost implements Host {
    final ReplicatedMap map;
    final List<ConsensusEvent> published = new ArrayList<>();
    private final InMemoryNetwork network;
    private final PublicKey self;
    private final Map<TimerId, Runnable> timers = new EnumMap<>(TimerId.class);

    InMemoryHost(InMemoryNetwork network, Group group, Identity self, InMemoryStorage storage) {
        this.network = network;
        this.self = self.key();
        this.map = new ReplicatedMap(group, self, storage, this);
        network.join(self.key(), map.driver);
    }

    void stop() {
        timers.clear();
        network.leave(self);
    }

    @Override
    public long nanos() {
        return network.now();
    }

    @Override
    public long wallMillis() {
        return network.now() / InMemoryNetwork.MILLISECOND;
    }

    @Override
    public void send(List<PublicKey> to, ConsensusMessage message) {
        network.send(self, to, message);
    }

    @Override
    public void setTimer(TimerId timer, long delayNanos) {
        Runnable fire = new Runnable() {
            @Override
            public void run() {
                if (timers.remove(timer, this)) {
                    map.driver.on(new Event.TimerFired(timer));
                }
            }
        };
        timers.put(timer, fire);
        network.after(delayNanos, fire);
    }

    @Override
    public void cancelTimer(TimerId timer) {
        timers.remove(timer);
    }

    @Override
    public void publish(ConsensusEvent event) {
        published.add(event);
    }

    @Override
    public void halt(String reason, Optional<String> evidence) {
        throw new AssertionError(reason);
    }

    @Override
    public void penalize(PublicKey peer, String reason) {
        throw new AssertionError(reason);
    }
}
