package org.mokkachain.p2p.transport.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.mokkachain.p2p.transport.Direction;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.LinkStatus;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Traffic;

/** One node's end of a link: what it has sent and the peer has not received. Guarded by the lock of the network. */
final class MemoryLink {
    /** Most that may wait per priority, in bytes. */
    static final int LANE_BYTES = 16 << 20;

    private static final int OVERHEAD = 64;
    /** Length and type, as on a wire. */
    private static final int HEADER = 5;

    private final MemoryTransport other;
    private final Direction direction;
    private final Instant since;
    /** The most urgent first. */
    private final Map<Priority, Lane> lanes = new EnumMap<>(Priority.class);
    private Traffic received = Traffic.NONE;
    private Traffic sent = Traffic.NONE;
    private long dropped;

    MemoryLink(MemoryTransport other, Direction direction, Instant since) {
        this.other = other;
        this.direction = direction;
        this.since = since;
        for (Priority priority : Priority.values()) {
            lanes.put(priority, new Lane());
        }
    }

    private static final class Lane {
        private final Queue<Frame> frames = new ArrayDeque<>();
        private int bytes;
    }

    MemoryTransport other() {
        return other;
    }

    PeerInfo info() {
        return new PeerInfo(other.self(), other.check().mine(), other.address().endpoint(), direction);
    }

    LinkStatus status() {
        return new LinkStatus(direction, since, received, sent, dropped, Optional.empty());
    }

    boolean offer(Priority priority, Frame frame) {
        Lane lane = lanes.computeIfAbsent(priority, none -> new Lane());
        if (lane.bytes > 0 && lane.bytes + cost(frame) > LANE_BYTES) {
            dropped++;
            return false;
        }
        lane.bytes += cost(frame);
        lane.frames.add(frame);
        return true;
    }

    boolean isEmpty() {
        return lanes.values().stream().allMatch(lane -> lane.frames.isEmpty());
    }

    /** Takes the most urgent frame. */
    Optional<Frame> poll() {
        for (Lane lane : lanes.values()) {
            Frame frame = lane.frames.poll();
            if (frame != null) {
                lane.bytes -= cost(frame);
                sent = plus(sent, frame);
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    void received(Frame frame) {
        received = plus(received, frame);
    }

    private static Traffic plus(Traffic before, Frame frame) {
        return new Traffic(before.messages() + 1, before.bytes() + HEADER + frame.body().length());
    }

    private static int cost(Frame frame) {
        return frame.body().length() + OVERHEAD;
    }
}
