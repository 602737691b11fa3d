package org.mokkachain.consensus.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mokkachain.consensus.embed.Driver;
import org.mokkachain.consensus.event.Event;
import org.mokkachain.consensus.message.ConsensusMessage;
import org.mokkachain.consensus.message.MessageCodec;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Connects everybody with everybody in virtual time: every message takes a millisecond. One thread. */
final class InMemoryNetwork {
    static final long MILLISECOND = 1_000_000;

    private final Map<PublicKey, Driver<?>> members = new LinkedHashMap<>();
    private final TreeMap<Long, Runnable> agenda = new TreeMap<>();
    private long now;

    long now() {
        return now;
    }

    /** Starts a member, and connects it with those that are here. */
    void join(PublicKey key, Driver<?> member) {
        List<PublicKey> others = List.copyOf(members.keySet());
        members.put(key, member);
        member.start();
        for (PublicKey other : others) {
            member.on(new Event.PeerConnected(other));
            members.get(other).on(new Event.PeerConnected(key));
        }
    }

    /** Pulls the plug: the member is told nothing any more. */
    void leave(PublicKey key) {
        members.remove(key);
        new ArrayList<>(members.values()).forEach(member -> member.on(new Event.PeerDisconnected(key)));
    }

    void send(PublicKey from, List<PublicKey> to, ConsensusMessage message) {
        Bytes bytes = MessageCodec.encode(message);
        for (PublicKey key : to) {
            Driver<?> receiver = members.get(key);
            after(MILLISECOND, () -> {
                if (receiver != null && members.get(key) == receiver && members.containsKey(from)) {
                    receiver.receive(from, decode(bytes));
                }
            });
        }
    }

    private static ConsensusMessage decode(Bytes bytes) {
        try {
            return MessageCodec.decode(bytes);
        } catch (DecodingException e) {
            throw new IllegalStateException("own encoding refused", e);
        }
    }

    /** No two things happen at the same nanosecond. */
    void after(long delay, Runnable action) {
        long time = now + delay;
        while (agenda.containsKey(time)) {
            time++;
        }
        agenda.put(time, action);
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
