package org.mokkachain.p2p.transport.netty;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.Priority;

/**
 * Frames on their way to one peer, a lane per priority, each bounded by bytes. Any thread offers; one thread takes.
 */
final class OutboundQueue {
    /** What a waiting frame costs beyond its body. */
    private static final int OVERHEAD = 64;

    private final Lane urgent;
    private final Lane normal;
    private final Lane bulk;
    /** All, the most urgent first. */
    private final List<Lane> lanes;

    OutboundQueue(TransportSettings.Outbound limits) {
        urgent = new Lane(limits.urgentBytes());
        normal = new Lane(limits.normalBytes());
        bulk = new Lane(limits.bulkBytes());
        lanes = List.of(urgent, normal, bulk);
    }

    /** Takes the frame in, unless its lane is full. An empty lane has room for any one frame. */
    boolean offer(Priority priority, Frame frame) {
        return switch (priority) {
            case URGENT -> urgent.offer(frame);
            case NORMAL -> normal.offer(frame);
            case BULK -> bulk.offer(frame);
        };
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return first() == null;
    }

    /**
     * Moves frames, most urgent first, into {@code target}: as many as fit into it as it is, but at least one.
     *
     * @return how many
     */
    int moveInto(ByteBuf target) {
        int moved = 0;
        for (Lane lane = first(); lane != null; lane = first()) {
            int size = lane.nextSize();
            if (moved > 0 && size > target.writableBytes()) {
                break;
            }
            Frame frame = lane.remove();
            target.writeInt(frame.body().length()).writeByte(frame.type()).writeBytes(frame.body().asBuffer());
            moved++;
        }
        return moved;
    }

    /** Encoded size of the frame that is next; 0 if nothing waits. */
    int nextSize() {
        Lane lane = first();
        return lane == null ? 0 : lane.nextSize();
    }

    /** Forgets all that waits. */
    void clear() {
        for (Lane lane = first(); lane != null; lane = first()) {
            lane.remove();
        }
    }

    /** The most urgent lane in which something waits. */
    private @Nullable Lane first() {
        for (Lane lane : lanes) {
            if (!lane.frames.isEmpty()) {
                return lane;
            }
        }
        return null;
    }

    private static final class Lane {
        private final int limit;
        private final AtomicInteger bytes = new AtomicInteger();
        private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();

        Lane(int limit) {
            this.limit = limit;
        }

        boolean offer(Frame frame) {
            int cost = frame.body().length() + OVERHEAD;
            int before = bytes.getAndAdd(cost);
            if (before > 0 && before + cost > limit) {
                bytes.addAndGet(-cost);
                return false;
            }
            frames.add(frame);
            return true;
        }

        int nextSize() {
            return Control.HEADER + frames.element().body().length();
        }

        Frame remove() {
            Frame frame = frames.remove();
            bytes.addAndGet(-(frame.body().length() + OVERHEAD));
            return frame;
        }
    }
}
