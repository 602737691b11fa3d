package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.codec.SigningPayload;
import org.mokkachain.types.value.Bytes;

/** Canonical encoding of messages: a type byte, then the fields. One encoding per message. Stateless, thread-safe. */
public final class MessageCodec {
    /** No encoded message is longer, in bytes: what a range of blocks may take, one largest block above its limit. */
    public static final int MAX_BYTES = RangeReply.MAX_BYTES + ProposedBlock.MAX_BODY + (1 << 20);

    // The types that are signed have the numbers of their payloads; the others start at 32.
    private static final int TERM_ENTRY = 32;
    private static final int STATUS = 33;
    private static final int CERTIFICATE = 34;
    private static final int GET_BLOCKS = 35;
    private static final int BLOCKS_REPLY = 36;
    private static final int GET_RANGE = 37;
    private static final int RANGE_REPLY = 38;
    private static final int READ_INDEX = 39;

    private MessageCodec() {}

    /** The message in bytes. */
    public static Bytes encode(ConsensusMessage message) {
        Encoder out = new Encoder();
        switch (message) {
            case Suspect m -> m.encode(out.u8(SigningPayload.SUSPECT));
            case TermEntry m -> m.encode(out.u8(TERM_ENTRY));
            case Vote m -> m.encode(out.u8(SigningPayload.VOTE));
            case Lead m -> m.encode(out.u8(SigningPayload.LEAD));
            case Append m -> m.encode(out.u8(SigningPayload.APPEND));
            case BlockVote m -> m.encode(out.u8(m.type()));
            case Heartbeat m -> m.encode(out.u8(SigningPayload.HEARTBEAT));
            case Handover m -> m.encode(out.u8(SigningPayload.HANDOVER));
            case Status m -> m.encode(out.u8(STATUS));
            case CertificateNotice m -> m.certificate().encode(out.u8(CERTIFICATE));
            case GetBlocks m -> out.u8(GET_BLOCKS).fixed(m.hash()).u64(m.aboveHeight());
            case BlocksReply m -> out.u8(BLOCKS_REPLY).list(m.blocks(), (o, b) -> b.encode(o));
            case GetRange m -> out.u8(GET_RANGE).u64(m.fromHeight()).u16(m.maxBlocks());
            case RangeReply m ->
                out.u8(RANGE_REPLY).u64(m.fromHeight()).list(m.blocks(), (o, b) -> b.encode(o));
            case ReadIndex m -> out.u8(READ_INDEX).u64(m.epoch()).u64(m.nonce());
            case ReadIndexReply m -> m.encode(out.u8(SigningPayload.READ_INDEX));
            case EvidenceNotice m -> m.evidence().encode(out.u8(SigningPayload.EVIDENCE));
        }
        return out.toBytes();
    }

    /**
     * Reads one message; nothing but what {@link #encode} writes is accepted.
     *
     * @throws DecodingException if the bytes are not a message, or too many
     */
    public static ConsensusMessage decode(Bytes bytes) throws DecodingException {
        if (bytes.length() > MAX_BYTES) {
            throw new DecodingException("a message of " + bytes.length() + " bytes is above the limit");
        }
        return Decoder.decodeExactly(bytes, MessageCodec::read);
    }

    private static ConsensusMessage read(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case SigningPayload.SUSPECT -> Suspect.decode(in);
            case TERM_ENTRY -> TermEntry.decode(in);
            case SigningPayload.VOTE -> Vote.decode(in);
            case SigningPayload.LEAD -> Lead.decode(in);
            case SigningPayload.APPEND -> Append.decode(in);
            case SigningPayload.PREPARE, SigningPayload.COMMIT -> BlockVote.decode(in, type);
            case SigningPayload.HEARTBEAT -> Heartbeat.decode(in);
            case SigningPayload.HANDOVER -> Handover.decode(in);
            case STATUS -> Status.decode(in);
            case CERTIFICATE -> new CertificateNotice(Certificate.decode(in));
            case GET_BLOCKS -> new GetBlocks(in.hash(), in.u64());
            case BLOCKS_REPLY -> new BlocksReply(in.list(BlocksReply.MAX_BLOCKS, ProposedBlock::decode));
            case GET_RANGE -> new GetRange(in.u64(), in.u16());
            case RANGE_REPLY -> new RangeReply(in.u64(), in.list(RangeReply.MAX_BLOCKS, FinalBlock::decode));
            case READ_INDEX -> new ReadIndex(in.u64(), in.u64());
            case SigningPayload.READ_INDEX -> ReadIndexReply.decode(in);
            case SigningPayload.EVIDENCE -> new EvidenceNotice(Evidence.decode(in));
            default -> throw in.failure("unknown message type " + type);
        };
    }
}
