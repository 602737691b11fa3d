package org.mokkachain.p2p.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.OptionalLong;
import org.mokkachain.p2p.transport.Hello;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * A frame of the transport itself.
 *
 * @param kind what it is
 * @param body at most as long as the kind allows
 */
record Control(Kind kind, Bytes body) {
    /** Bytes before each body: length, then type. */
    static final int HEADER = 5;

    private static final int MAX_VALUE = 256;

    /** The types above those of applications. The first three make up the handshake, the others a link. */
    enum Kind {
        HELLO(0xf0, Hello.MAX_BYTES, true),
        READY(0xf1, 0, true),
        REFUSED(0xf2, 1024, true),
        PING(0xf3, Long.BYTES, false),
        PONG(0xf4, 2 * Long.BYTES, false),
        COPIED(0xf5, 1024, false);

        final int type;
        final int maxBody;
        final boolean handshake;

        Kind(int type, int maxBody, boolean handshake) {
            this.type = type;
            this.maxBody = maxBody;
            this.handshake = handshake;
        }

        private static final Kind[] ALL = values();
        private static final int FIRST = HELLO.type;

        /** Whether {@code type} is one of these. */
        static boolean known(int type) {
            return type >= FIRST && type < FIRST + ALL.length;
        }

        static Kind of(int type) {
            return ALL[type - FIRST];
        }
    }

    static Control ready() {
        return new Control(Kind.READY, Bytes.EMPTY);
    }

    static Control hello(Hello hello) {
        return new Control(Kind.HELLO, hello.encode());
    }

    static Control refused(Refusal refusal) {
        return new Control(Kind.REFUSED, encoded(refusal));
    }

    /** Tells a linked peer that another running node has its key. */
    static Control copied(Refusal refusal) {
        return new Control(Kind.COPIED, encoded(refusal));
    }

    private static Bytes encoded(Refusal refusal) {
        return new Encoder()
                .u8(refusal.field().code())
                .string(shortened(refusal.mine()))
                .string(shortened(refusal.theirs()))
                .toBytes();
    }

    static Control ping(long nanos) {
        return new Control(Kind.PING, new Encoder(Long.BYTES).u64(nanos & Long.MAX_VALUE).toBytes());
    }

    /** The answer to a ping: its body, then the time of this node's clock. */
    Control answer(long clockMs) {
        return new Control(Kind.PONG, new Encoder(2 * Long.BYTES).raw(body).u64(clockMs).toBytes());
    }

    /** Of the answer to the ping of {@code nanos}: what the peer's clock showed. Empty of any other. */
    OptionalLong answers(long nanos) throws DecodingException {
        return Decoder.decodeExactly(body, in -> {
            boolean asked = in.u64() == (nanos & Long.MAX_VALUE);
            long clockMs = in.u64();
            return asked ? OptionalLong.of(clockMs) : OptionalLong.empty();
        });
    }

    /** What {@link #refused} or {@link #copied} wrote, as the side that receives it sees it. */
    Refusal refusal() throws DecodingException {
        return Decoder.decodeExactly(body, in -> {
            int code = in.u8();
            Refusal.Field field = Refusal.Field.ofCode(code)
                    .orElseThrow(() -> in.failure("unknown field " + code));
            String theirs = printable(in.string(MAX_VALUE));
            String mine = printable(in.string(MAX_VALUE));
            return new Refusal(field, mine, theirs);
        });
    }

    ByteBuf encode(ByteBufAllocator allocator) {
        ByteBuf out = allocator.directBuffer(HEADER + body.length());
        return out.writeInt(body.length()).writeByte(kind.type).writeBytes(body.asBuffer());
    }

    private static String shortened(String value) {
        String plain = printable(value);
        return plain.length() <= MAX_VALUE ? plain : plain.substring(0, MAX_VALUE);
    }

    /** A stranger's words must not be able to play with a terminal. */
    private static String printable(String value) {
        return value.replaceAll("[^ -~]", "?");
    }
}
