package org.mokkachain.consensus.example;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageVerifier;
import org.mokkachain.consensus.message.Verification;
import org.mokkachain.types.value.PublicKey;

/** Carries messages and timers in virtual time: every message takes a millisecond. One thread. */
final class InMemoryNetwork {
    private static final long MILLISECOND = 1_000_000;

    private final MessageVerifier verifier;
    private final Map<PublicKey, ReplicatedMap> members = new LinkedHashMap<>();
    private final TreeMap<Long, Runnable> agenda = new TreeMap<>();
    private final Map<String, Long> timers = new LinkedHashMap<>();
    private long now;

    InMemoryNetwork(MessageVerifier verifier) {
        this.verifier = verifier;
    }

    long now() {
        return now;
    }

    void join(PublicKey key, ReplicatedMap member) {
        members.put(key, member);
    }

    /** Starts everybody and connects everybody with everybody. */
    void start() {
        members.values().forEach(member -> member.on(new Event.Started()));
        members.forEach((a, member) -> members.keySet().stream()
                .filter(b -> !b.equals(a))
                .forEach(b -> member.on(new Event.PeerConnected(b))));
    }

    void broadcast(PublicKey from, ConsensusMessage message) {
        members.keySet().stream().filter(to -> !to.equals(from)).forEach(to -> send(from, to, message));
    }

    void send(PublicKey from, PublicKey to, ConsensusMessage message) {
        at(now + MILLISECOND, () -> {
            if (verifier.verify(message) instanceof Verification.Accepted accepted) {
                deliver(to, new Event.Received(from, accepted.message()));
            }
        });
    }

    void setTimer(PublicKey owner, TimerId timer, long delay) {
        String name = owner.hex() + timer;
        long time = at(now + delay, () -> {
            if (Long.valueOf(now).equals(timers.get(name))) {
                timers.remove(name);
                deliver(owner, new Event.TimerFired(timer));
            }
        });
        timers.put(name, time);
    }

    void cancelTimer(PublicKey owner, TimerId timer) {
        timers.remove(owner.hex() + timer);
    }

    private void deliver(PublicKey to, Event event) {
        ReplicatedMap member = members.get(to);
        if (member != null) {
            member.on(event);
        }
    }

    /** No two things happen at the same nanosecond. */
    private long at(long time, Runnable action) {
        long free = Math.max(time, now);
        while (agenda.containsKey(free)) {
            free++;
        }
        agenda.put(free, action);
        return free;
    }

    void runFor(long milliseconds) {
        long end = now + milliseconds * MILLISECOND;
        while (!agenda.isEmpty() && agenda.firstKey() <= end) {
            var next = agenda.pollFirstEntry();
            now = next.getKey();
            next.getValue().run();
        }
        now = end;
    }
}
