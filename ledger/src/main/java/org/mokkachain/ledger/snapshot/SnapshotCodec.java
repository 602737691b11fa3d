package org.mokkachain.ledger.snapshot;

import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The one encoding of each message: {@code u8 type | fields in their order}. */
public final class SnapshotCodec {
    /** Largest message. */
    public static final int MAX_BYTES = 1 << 20;

    /** Largest question; what is larger is an answer. */
    static final int TYPICAL_BYTES = 1 << 10;

    private static final int GET_OFFERS = 1;
    private static final int OFFERS = 2;
    private static final int GET_LINKS = 3;
    private static final int LINKS = 4;
    private static final int GET_CHUNK = 5;
    private static final int CHUNK = 6;
    private static final int DIVISION = 7;
    private static final int GONE = 8;

    private SnapshotCodec() {}

    public static Bytes encode(SnapshotMessage message) {
        Encoder out = new Encoder(TYPICAL_BYTES);
        switch (message) {
            case SnapshotMessage.GetOffers _ -> out.u8(GET_OFFERS);
            case SnapshotMessage.Offers m ->
                out.u8(OFFERS).u64(m.head()).list(m.offers(), (o, offer) -> offer.encode(o));
            case SnapshotMessage.GetLinks m -> out.u8(GET_LINKS).u64(m.fromEpoch());
            case SnapshotMessage.Links m ->
                out.u8(LINKS).u64(m.fromEpoch()).list(m.links(), (o, link) -> link.encode(o));
            case SnapshotMessage.GetChunk m -> place(out.u8(GET_CHUNK), m.root(), m.prefix());
            case SnapshotMessage.Chunk m ->
                place(out.u8(CHUNK), m.root(), m.prefix()).list(m.entries(), (o, entry) -> entry.encode(o));
            case SnapshotMessage.Division m ->
                place(out.u8(DIVISION), m.root(), m.prefix()).list(m.parts(), Encoder::fixed);
            case SnapshotMessage.Gone m -> place(out.u8(GONE), m.root(), m.prefix());
        }
        return out.toBytes();
    }

    private static Encoder place(Encoder out, Hash root, Prefix prefix) {
        out.fixed(root);
        prefix.encode(out);
        return out;
    }

    /** Refuses everything {@link #encode} would not write. */
    public static SnapshotMessage decode(Bytes bytes) throws DecodingException {
        if (bytes.length() > MAX_BYTES) {
            throw new DecodingException("a message about snapshots has at most " + MAX_BYTES + " bytes");
        }
        return Decoder.decodeExactly(bytes, SnapshotCodec::read);
    }

    private static SnapshotMessage read(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case GET_OFFERS -> new SnapshotMessage.GetOffers();
            case OFFERS ->
                new SnapshotMessage.Offers(in.u64(), in.list(SnapshotMessage.MAX_OFFERS, Offer::decode));
            case GET_LINKS -> new SnapshotMessage.GetLinks(in.u64());
            case LINKS ->
                new SnapshotMessage.Links(in.u64(), in.list(SnapshotMessage.MAX_LINKS, EpochLink::decode));
            case GET_CHUNK -> new SnapshotMessage.GetChunk(in.hash(), Prefix.decode(in));
            case CHUNK ->
                new SnapshotMessage.Chunk(
                        in.hash(), Prefix.decode(in), in.list(SnapshotMessage.MAX_ENTRIES, SnapshotEntry::decode));
            case DIVISION ->
                new SnapshotMessage.Division(
                        in.hash(), Prefix.decode(in), in.list(1 << SnapshotMessage.MAX_LEVELS, Decoder::hash));
            case GONE -> new SnapshotMessage.Gone(in.hash(), Prefix.decode(in));
            default -> throw in.failure("unknown message about snapshots: " + type);
        };
    }
}
