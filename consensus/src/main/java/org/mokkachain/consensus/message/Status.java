package org.mokkachain.consensus.message;

import java.util.List;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Hash;

/**
 * How far the sender is; whoever receives it sends what the sender lacks. Not signed: it counts only for the link it
 * came over.
 *
 * @param suspectedTerm highest term whose leader the sender may ever have suspected
 * @param proofHash pinned proof of leadership of {@code term}; {@link Hash#ZERO} if none
 * @param lastVoted rank of the last block the sender prepared in this epoch
 * @param highest rank of the highest certificate it knows
 * @param rejoinAbove 0, or: the sender lost its log and will not vote before a block of a term above this is committed;
 *     {@link #FLOOR_UNKNOWN} while it does not know which
 * @param seenFromYou the highest statements the sender knows that bear the receiver's signature
 */
public record Status(
        long epoch,
        long term,
        long suspectedTerm,
        Hash proofHash,
        Rank lastVoted,
        Rank highest,
        long committedHeight,
        long rejoinAbove,
        List<Statement> seenFromYou)
        implements ConsensusMessage {
    /** One of each kind. */
    public static final int MAX_SEEN = 5;

    /** The sender lost its log and has not learned yet how far it may have gone. */
    public static final long FLOOR_UNKNOWN = Long.MAX_VALUE;

    public Status {
        seenFromYou = List.copyOf(seenFromYou);
    }

    void encode(Encoder out) {
        out.u64(epoch).u64(term).u64(suspectedTerm).fixed(proofHash);
        out.u64(lastVoted.term()).u64(lastVoted.height()).u64(highest.term()).u64(highest.height());
        out.u64(committedHeight).u64(rejoinAbove).list(seenFromYou, Statement::encodeTagged);
    }

    static Status decode(Decoder in) throws DecodingException {
        return new Status(
                in.u64(),
                in.u64(),
                in.u64(),
                in.hash(),
                new Rank(in.u64(), in.u64()),
                new Rank(in.u64(), in.u64()),
                in.u64(),
                in.u64(),
                in.list(MAX_SEEN, Statement::decodeTagged));
    }
}
