package org.mokkachain.consensus.message;

import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;

/** Two statements of one validator that contradict each other: proof of its guilt, for anybody. */
public record Evidence(Statement first, Statement second) {
    public int offender() {
        return first.signer();
    }

    public long epoch() {
        return first.epoch();
    }

    /** What was done, for people. */
    public String offence() {
        return switch (first) {
            case VoteStatement v -> "two votes in one term";
            case LeadStatement l -> "two proofs of leadership in one term";
            case AppendStatement a -> "two proposals for one height";
            case BlockVote v when second instanceof VoteStatement -> "a vote that conceals a lock";
            case BlockVote v -> "two " + v.phase() + " votes for one height";
        };
    }

    /** Whether the statements contradict each other; their signatures are checked elsewhere. */
    public boolean convicts() {
        if (first.signer() != second.signer() || first.epoch() != second.epoch()) {
            return false;
        }
        return switch (first) {
            case VoteStatement a ->
                second instanceof VoteStatement b
                        && a.term() == b.term()
                        && !(a.report().equals(b.report()) && a.candidate() == b.candidate());
            case LeadStatement a ->
                second instanceof LeadStatement b
                        && a.term() == b.term()
                        && !a.proofHash().equals(b.proofHash());
            case AppendStatement a ->
                second instanceof AppendStatement b
                        && a.term() == b.term()
                        && a.block().height() == b.block().height()
                        && !a.block().hash().equals(b.block().hash());
            case BlockVote a -> contradicts(a, second);
        };
    }

    private static boolean contradicts(BlockVote vote, Statement other) {
        return switch (other) {
            case BlockVote b ->
                vote.phase() == b.phase()
                        && vote.term() == b.term()
                        && vote.block().height() == b.block().height()
                        && !vote.block().hash().equals(b.block().hash());
            case VoteStatement b -> concealsLock(vote, b);
            case LeadStatement b -> false;
            case AppendStatement b -> false;
        };
    }

    private static boolean concealsLock(BlockVote commit, VoteStatement vote) {
        boolean lower = vote.report().term() < commit.term()
                || vote.report().term() == commit.term()
                        && vote.report().height() < commit.block().height();
        return commit.phase() == Phase.COMMIT
                && vote.term() > commit.term()
                && lower;
    }

    public void encode(Encoder out) {
        Statement.encodeTagged(out, first);
        Statement.encodeTagged(out, second);
    }

    public static Evidence decode(Decoder in) throws DecodingException {
        return new Evidence(Statement.decodeTagged(in), Statement.decodeTagged(in));
    }
}
