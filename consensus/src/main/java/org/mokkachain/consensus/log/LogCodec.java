package org.mokkachain.consensus.log;

import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/**
 * Canonical encoding of log records: a type byte, then the fields. Framing and checksums are the file's business.
 * Stateless, thread-safe.
 */
public final class LogCodec {
    private static final int BORN = 1;
    private static final int EPOCH_ENTERED = 2;
    private static final int TERM_ENTERED = 3;
    private static final int VOTED = 4;
    private static final int LED = 5;
    private static final int PINNED = 6;
    private static final int ACCEPTED = 7;
    private static final int KEPT = 8;
    private static final int LOCKED = 9;
    private static final int LEDGER_REACHED = 10;
    private static final int REJOINING = 11;
    private static final int REJOINED = 12;
    private static final int PREPARED = 13;

    private LogCodec() {}

    /** The record in bytes. */
    public static Bytes encode(LogRecord record) {
        Encoder out = new Encoder();
        switch (record) {
            case LogRecord.Born r -> out.u8(BORN).fixed(r.chainId()).fixed(r.key());
            case LogRecord.EpochEntered r -> out.u8(EPOCH_ENTERED).u64(r.epoch());
            case LogRecord.TermEntered r -> r.entry().encode(out.u8(TERM_ENTERED));
            case LogRecord.Voted r -> r.vote().encode(out.u8(VOTED));
            case LogRecord.Led r -> r.proof().encode(out.u8(LED));
            case LogRecord.Pinned r -> r.proof().encode(out.u8(PINNED));
            case LogRecord.Accepted r -> r.block().encode(out.u8(ACCEPTED));
            case LogRecord.Kept r -> r.block().encode(out.u8(KEPT));
            case LogRecord.Locked r -> r.certificate().encode(out.u8(LOCKED));
            case LogRecord.LedgerReached r ->
                out.u8(LEDGER_REACHED).fixed(r.ledgerId()).u64(r.height());
            case LogRecord.Rejoining r -> out.u8(REJOINING).u64(r.floor());
            case LogRecord.Rejoined r -> out.u8(REJOINED);
            case LogRecord.Prepared r -> out.u8(PREPARED).list(r.blocks(), (o, b) -> b.encode(o));
        }
        return out.toBytes();
    }

    /**
     * Reads one record; nothing but what {@link #encode} writes is accepted.
     *
     * @throws DecodingException if the bytes are not a record
     */
    public static LogRecord decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, LogCodec::read);
    }

    private static LogRecord read(Decoder in) throws DecodingException {
        int type = in.u8();
        return switch (type) {
            case BORN -> new LogRecord.Born(in.hash(), in.publicKey());
            case EPOCH_ENTERED -> new LogRecord.EpochEntered(in.u64());
            case TERM_ENTERED -> new LogRecord.TermEntered(TermEntry.decode(in));
            case VOTED -> new LogRecord.Voted(Vote.decode(in));
            case LED -> new LogRecord.Led(Proof.decode(in));
            case PINNED -> new LogRecord.Pinned(Proof.decode(in));
            case ACCEPTED -> new LogRecord.Accepted(ProposedBlock.decode(in));
            case KEPT -> new LogRecord.Kept(ProposedBlock.decode(in));
            case LOCKED -> new LogRecord.Locked(Certificate.decode(in));
            case LEDGER_REACHED -> new LogRecord.LedgerReached(in.hash(), in.u64());
            case REJOINING -> new LogRecord.Rejoining(in.u64());
            case REJOINED -> new LogRecord.Rejoined();
            case PREPARED -> new LogRecord.Prepared(in.list(DurableState.REMEMBERED, BlockReference::decode));
            default -> throw in.failure("unknown record type " + type);
        };
    }
}
