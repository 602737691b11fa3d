package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Clock;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Graft;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Have;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Open;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Prune;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Signature;

/** The canonical form of {@link BroadcastMessage}: a type, then the fields in their order. Thread-safe. */
public final class BroadcastCodec {
    /** Longest content of a message in bytes. */
    public static final int MAX_CONTENT = 256 << 10;

    /** Most items of a push. */
    public static final int MAX_ITEMS = 4096;

    /** Most heads in one message. */
    public static final int MAX_HEADS = 4096;

    /** Most marks in one message. */
    public static final int MAX_MARKS = 1024;

    /** Content of all messages in one push, in bytes. */
    public static final int MAX_PUSH = 2 * MAX_CONTENT;

    private static final int ITEM_BYTES = 1 + 4 + Signature.LENGTH;

    /** No encoding is longer, in bytes. */
    public static final int MAX_BYTES = MAX_PUSH + MAX_ITEMS * ITEM_BYTES + 128;

    private static final int OPEN = 1;
    private static final int CLOCK = 2;
    private static final int PUSH = 3;
    private static final int HAVE = 4;
    private static final int PRUNE = 5;
    private static final int GRAFT = 6;

    private static final int MESSAGE = 0;
    private static final int HOLE = 1;

    private BroadcastCodec() {}

    public static Bytes encode(BroadcastMessage message) {
        Encoder out = new Encoder(sizeOf(message));
        switch (message) {
            case Open open ->
                out.u8(OPEN).u64(open.epoch()).u64(open.seenEpoch()).u64(open.seenRevision()).bool(open.answer());
            case Clock clock -> heads(out.u8(CLOCK).u64(clock.since()).u64(clock.revision()), clock.heads());
            case Push push -> push(out.u8(PUSH), push);
            case Have have -> heads(out.u8(HAVE), have.heads());
            case Prune prune -> marks(out.u8(PRUNE), prune.marks());
            case Graft graft -> marks(out.u8(GRAFT), graft.marks());
        }
        return out.toBytes();
    }

    /** Length of the encoding in bytes. */
    public static int sizeOf(BroadcastMessage message) {
        return switch (message) {
            case Open _ -> 1 + 3 * Long.BYTES + 1;
            case Clock clock -> 1 + 2 * Long.BYTES + 4 + clock.heads().size() * Head.BYTES;
            case Push push -> sizeOf(push);
            case Have have -> 1 + 4 + have.heads().size() * Head.BYTES;
            case Prune prune -> 1 + 4 + prune.marks().size() * Mark.BYTES;
            case Graft graft -> 1 + 4 + graft.marks().size() * Mark.BYTES;
        };
    }

    /** Reads what {@link #encode} wrote; every message has exactly one encoding. */
    public static BroadcastMessage decode(Bytes encoded) throws DecodingException {
        return Decoder.decodeExactly(encoded, BroadcastCodec::read);
    }

    private static BroadcastMessage read(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case OPEN -> new Open(in.u64(), in.u64(), in.u64(), in.bool());
            case CLOCK -> new Clock(in.u64(), in.u64(), in.list(MAX_HEADS, Head::decode));
            case PUSH -> readPush(in);
            case HAVE -> new Have(in.list(MAX_HEADS, Head::decode));
            case PRUNE -> new Prune(in.list(MAX_MARKS, Mark::decode));
            case GRAFT -> new Graft(in.list(MAX_MARKS, Mark::decode));
            default -> throw in.failure("broadcast message of unknown type " + type);
        };
    }

    private static void heads(Encoder out, List<Head> heads) {
        out.list(heads, (to, head) -> head.encode(to));
    }

    private static void marks(Encoder out, List<Mark> marks) {
        out.list(marks, (to, mark) -> mark.encode(to));
    }

    private static void push(Encoder out, Push push) {
        push.feed().encode(out);
        out.u16(push.hop()).u64(push.first()).u64(push.head()).bool(push.answer()).u32(push.items().size());
        for (Item item : push.items()) {
            switch (item) {
                case Message message -> out.u8(MESSAGE).bytes(message.content()).fixed(message.signature());
                case Hole hole -> out.u8(HOLE).u64(hole.count());
            }
        }
    }

    private static int sizeOf(Push push) {
        int size = 1 + FeedId.BYTES + Short.BYTES + 2 * Long.BYTES + 1 + 4;
        for (Item item : push.items()) {
            size += switch (item) {
                case Message message -> ITEM_BYTES + message.content().length();
                case Hole _ -> 1 + Long.BYTES;
            };
        }
        return size;
    }

    private static Push readPush(Decoder in) throws DecodingException {
        FeedId feed = FeedId.decode(in);
        int hop = in.u16();
        long first = in.u64();
        long head = in.u64();
        boolean answer = in.bool();
        long count = in.u32();
        if (count > MAX_ITEMS || count > in.remaining()) {
            throw in.failure(count + " items are too many");
        }
        List<Item> items = new ArrayList<>((int) count);
        long next = first;
        for (int i = 0; i < count; i++) {
            Item item = readItem(in, feed, next);
            items.add(item);
            next = Math.addExact(next, item.count());
        }
        return new Push(feed, hop, first, head, answer, items);
    }

    private static Item readItem(Decoder in, FeedId feed, long sequence) throws DecodingException {
        int kind = in.u8();
        return switch (kind) {
            case MESSAGE -> new Message(feed, sequence, in.bytes(MAX_CONTENT), in.signature());
            case HOLE -> new Hole(in.u64());
            default -> throw in.failure("item of unknown kind " + kind);
        };
    }
}
