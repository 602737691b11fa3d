package org.mokkachain.simulator.gossip.run;

import java.nio.ByteBuffer;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.types.value.Bytes;

/** A published message and what became of it. Not thread-safe. */
final class Letter {
    final int origin;
    final long sentAt;
    /** How many could get it: those alive when it was sent, its origin not counted. */
    final int readers;
    long payloads;
    int delivered;
    int inTime;
    int hops;
    long lastAt;

    Letter(int origin, long sentAt, int readers) {
        this.origin = origin;
        this.sentAt = sentAt;
        this.readers = readers;
    }

    void delivered(long now, int hop, long round) {
        delivered++;
        hops = Math.max(hops, hop);
        lastAt = now;
        if (now - sentAt <= round) {
            inTime++;
        }
    }

    boolean isEverywhere() {
        return delivered >= readers;
    }

    /** Its number is in its content. */
    static Bytes content(int number, int length) {
        byte[] content = new byte[length];
        ByteBuffer.wrap(content).putLong(number);
        return Bytes.of(content);
    }

    static int number(Message message) {
        return (int) message.content().asBuffer().getLong();
    }
}
