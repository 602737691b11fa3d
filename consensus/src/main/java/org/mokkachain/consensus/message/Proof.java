package org.mokkachain.consensus.message;

import java.util.List;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Hash;

/**
 * Proof of leadership: the votes of a quorum and the highest block they report, which the leader's first block must
 * extend. It ends after a number of blocks and after a time, both fixed by the protocol.
 *
 * @param votes ascending by signer, all for {@code leader} and {@code term}
 * @param base BFT: the certificate of the highest reported block; CFT (and for the root of an epoch): only its name
 * @param ttlBlocks how many blocks after the base the leadership lasts
 * @param ttlMs how long it lasts, measured by each follower from when it accepted the proof
 */
public record Proof(
        long term, int leader, List<VoteStatement> votes, Certificate base, long ttlBlocks, long ttlMs) {
    private static final String DOMAIN = "MOKKA/1/proof";

    public Proof {
        votes = List.copyOf(votes);
        for (int i = 1; i < votes.size(); i++) {
            if (votes.get(i - 1).signer() >= votes.get(i).signer()) {
                throw new IllegalArgumentException("voters must ascend, nobody twice");
            }
        }
    }

    public long epoch() {
        return base.block().epoch();
    }

    /** Rank of the block from which the leader goes on. */
    public Rank baseRank() {
        return Rank.of(base.block());
    }

    /** Identifies the proof in headers and heartbeats. Computed at each call. */
    public Hash hash() {
        Encoder out = new Encoder(1024);
        encode(out);
        return Sha256.hash(DOMAIN, out.toByteArray());
    }

    public void encode(Encoder out) {
        out.u64(term).u16(leader).list(votes, (o, vote) -> vote.encode(o));
        base.encode(out);
        out.u64(ttlBlocks).u64(ttlMs);
    }

    public static Proof decode(Decoder in) throws DecodingException {
        return new Proof(
                in.u64(),
                in.u16(),
                in.list(ValidatorSet.MAX_SIZE, VoteStatement::decode),
                Certificate.decode(in),
                in.u64(),
                in.u64());
    }
}
