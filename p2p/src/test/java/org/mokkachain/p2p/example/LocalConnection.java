package org.mokkachain.p2p.example;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntUnaryOperator;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.LinkStatus;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Traffic;
import org.mokkachain.types.value.Bytes;

/** Frames over one socket: length, type, body. What is to be sent waits in a bounded lane per priority. */
final class LocalConnection {
    private static final int LANE_BYTES = 16 << 20;
    private static final int OVERHEAD = 64;

    final Direction direction;
    final Instant since = Instant.now();
    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    /** The most urgent first. */
    private final Map<Priority, Queue<Frame>> lanes = new EnumMap<>(Priority.class);
    private final Map<Priority, Integer> waiting = new EnumMap<>(Priority.class);
    private Traffic received = Traffic.NONE;
    private Traffic sent = Traffic.NONE;
    private long dropped;
    private long moved = System.nanoTime();
    private boolean stalled;

    LocalConnection(SocketChannel channel, Direction direction) {
        this.channel = channel;
        this.direction = direction;
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(Channels.newOutputStream(channel));
        for (Priority priority : Priority.values()) {
            lanes.put(priority, new ArrayDeque<>());
            waiting.put(priority, 0);
        }
    }

    /** A frame at once; for the handshake. */
    void write(int type, Bytes body) throws IOException {
        out.writeInt(body.length());
        out.writeByte(type);
        out.write(body.toBytes());
    }

    record RawFrame(int type, Bytes body) {}

    /** @param longest body of a type, -1 if there is no such; asked before anything is set aside for the body */
    RawFrame read(IntUnaryOperator longest) throws IOException {
        int length = in.readInt();
        int type = in.readUnsignedByte();
        int allowed = longest.applyAsInt(type);
        if (allowed < 0) {
            throw new ViolationException(Cause.UNKNOWN_TYPE, "frame type " + type + " is unknown");
        }
        if (length < 0 || length > allowed) {
            throw new ViolationException(Cause.OVERSIZE_FRAME, "a frame of type " + type + " claims "
                    + Integer.toUnsignedString(length) + " bytes, " + allowed + " are allowed");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new RawFrame(type, Bytes.of(body));
    }

    static final class ViolationException extends IOException {
        private static final long serialVersionUID = 1;

        private final Cause kind;

        ViolationException(Cause kind, String message) {
            super(message);
            this.kind = kind;
        }

        Cause kind() {
            return kind;
        }
    }

    synchronized boolean offer(Priority priority, Frame frame) {
        int bytes = waiting.getOrDefault(priority, 0);
        int cost = frame.body().length() + OVERHEAD;
        if (bytes > 0 && bytes + cost > LANE_BYTES) {
            dropped++;
            return false;
        }
        if (isEmpty()) {
            moved = System.nanoTime();
        }
        waiting.put(priority, bytes + cost);
        lane(priority).add(frame);
        notifyAll();
        return true;
    }

    private Queue<Frame> lane(Priority priority) {
        return Optional.ofNullable(lanes.get(priority)).orElseThrow();
    }

    private boolean isEmpty() {
        return lanes.values().stream().allMatch(Queue::isEmpty);
    }

    /** Writes what is offered until the connection is closed. */
    void pump() throws IOException, InterruptedException {
        while (true) {
            Frame frame = next();
            write(frame.type(), frame.body());
            synchronized (this) {
                sent = plus(sent, frame);
                moved = System.nanoTime();
            }
        }
    }

    private synchronized Frame next() throws InterruptedException {
        while (isEmpty()) {
            wait();
        }
        Priority first = lanes.keySet().stream().filter(p -> !lane(p).isEmpty()).findFirst().orElseThrow();
        Frame frame = lane(first).remove();
        waiting.merge(first, -(frame.body().length() + OVERHEAD), Integer::sum);
        return frame;
    }

    /** Whether frames have waited for so long without one being taken. */
    synchronized boolean isStuck(long nanos) {
        return !isEmpty() && System.nanoTime() - moved > nanos;
    }

    /** For tests: stops reading, or goes on. */
    synchronized void stall(boolean stop) {
        stalled = stop;
        notifyAll();
    }

    synchronized void received(Frame frame) throws InterruptedException {
        while (stalled) {
            wait();
        }
        received = plus(received, frame);
    }

    synchronized LinkStatus status() {
        return new LinkStatus(direction, since, received, sent, dropped, Optional.empty());
    }

    private static Traffic plus(Traffic before, Frame frame) {
        return new Traffic(before.messages() + 1, before.bytes() + 5 + frame.body().length());
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }
}
