package org.mokkachain.p2p.membership;

import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/** The one encoding of every message. Thread-safe. */
public final class MembershipCodec {
    /** No message of anybody who keeps to {@link MembershipSettings} is longer. */
    public static final int MAX_BYTES = 128 << 10;

    private static final int DIGEST = 1;
    private static final int ANSWER = 2;
    private static final int DELTAS = 3;

    private MembershipCodec() {}

    public static Bytes encode(MembershipMessage message) {
        Encoder out = new Encoder(expectedBytes(message));
        switch (message) {
            case Digest digest -> out.u8(DIGEST)
                    .u64(digest.generation())
                    .u64(digest.version())
                    .bool(digest.fromFirst())
                    .bool(digest.toLast())
                    .list(digest.lines(), (to, line) -> line.encode(to));
            case Answer answer -> out.u8(ANSWER)
                    .list(answer.deltas(), (to, delta) -> delta.encode(to))
                    .list(answer.wanted(), (to, line) -> line.encode(to));
            case Deltas deltas -> out.u8(DELTAS).list(deltas.deltas(), (to, delta) -> delta.encode(to));
        }
        return out.toBytes();
    }

    private static int expectedBytes(MembershipMessage message) {
        int lines = switch (message) {
            case Digest digest -> digest.lines().size();
            case Answer answer -> answer.wanted().size();
            case Deltas _ -> 0;
        };
        return 32 + lines * DigestLine.ENCODED_BYTES + message.deltas().size() * Delta.FIXED_BYTES;
    }

    /** @throws DecodingException if the bytes are not the encoding of a message */
    public static MembershipMessage decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, MembershipCodec::message);
    }

    private static MembershipMessage message(Decoder in) throws DecodingException {
        int tag = in.u8();
        return switch (tag) {
            case DIGEST -> new Digest(
                    in.u64(),
                    in.u64(),
                    in.bool(),
                    in.bool(),
                    in.list(MembershipMessage.MAX_LINES, DigestLine::decode));
            case ANSWER -> new Answer(
                    in.list(MembershipMessage.MAX_LINES, Delta::decode),
                    in.list(MembershipMessage.MAX_LINES, DigestLine::decode));
            case DELTAS -> new Deltas(in.list(MembershipMessage.MAX_LINES, Delta::decode));
            default -> throw in.failure("unknown kind of membership message " + tag);
        };
    }
}
