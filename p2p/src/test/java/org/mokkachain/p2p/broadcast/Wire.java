package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;

/** One link: two directions, each in order. */
final class Wire {
    private final World world;
    private final SimNode a;
    private final SimNode b;
    private final Direction there;
    private final Direction back;
    private boolean up = true;

    Wire(World world, SimNode a, SimNode b) {
        this.world = world;
        this.a = a;
        this.b = b;
        this.there = new Direction(a, b);
        this.back = new Direction(b, a);
        there.check.begin();
        back.check.begin();
    }

    static String name(int a, int b) {
        return Math.min(a, b) + "-" + Math.max(a, b);
    }

    String name() {
        return name(a.index, b.index);
    }

    void cut() {
        up = false;
    }

    Direction from(SimNode node) {
        return node == a ? there : back;
    }

    Direction from(int node) {
        return from(world.node(node));
    }

    final class Direction {
        private final SimNode from;
        private final SimNode to;
        private final LinkCheck check;
        private long last;
        /** Nothing arrives, nobody is told. */
        boolean stalled;
        long bytes;
        long messages;
        double drop;

        Direction(SimNode from, SimNode to) {
            this.from = from;
            this.to = to;
            this.check = world.check(from, to);
        }

        void send(BroadcastMessage message) {
            if (!up) {
                return;
            }
            world.note(from + " → " + to + " " + Words.of(message));
            check.sent(message);
            if (world.chance.hits(Math.max(drop, world.drop))) {
                world.time.after(0, this::congested);
                return;
            }
            bytes += BroadcastCodec.sizeOf(message);
            messages++;
            BroadcastMessage arriving = world.encoding ? copy(message) : message;
            last = Math.max(last, world.time.now() + world.chance.between(world.latencyLow, world.latencyHigh));
            world.time.at(last, () -> arrive(arriving));
        }

        private void congested() {
            if (up) {
                check.begin();
                from.happens(new BroadcastEvent.Congested(to.key));
            }
        }

        private void arrive(BroadcastMessage message) {
            if (up && !stalled) {
                from(to).check.heard(message);
                to.receive(from, message);
            }
        }
    }

    private static BroadcastMessage copy(BroadcastMessage message) {
        try {
            Bytes encoded = BroadcastCodec.encode(message);
            if (encoded.length() != BroadcastCodec.sizeOf(message) || encoded.length() > BroadcastCodec.MAX_BYTES) {
                throw new IllegalStateException("size of " + message);
            }
            return BroadcastCodec.decode(encoded);
        } catch (DecodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
