package org.mokkachain.consensus.log;

import java.util.List;
import org.mokkachain.consensus.message.Proof;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.TermEntry;
import org.mokkachain.consensus.message.Vote;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** One durable fact. The state of a validator is the fold of its records, see {@link DurableState#apply}. */
public sealed interface LogRecord {
    /** The log was made together with the key: there is no forgotten past. Always the first record. */
    record Born(Hash chainId, PublicKey key) implements LogRecord {}

    /** Another epoch began: everything about the one before is void. */
    record EpochEntered(long epoch) implements LogRecord {}

    /** A term was entered. */
    record TermEntered(TermEntry entry) implements LogRecord {}

    /** A vote for a candidate, as it is sent. */
    record Voted(Vote vote) implements LogRecord {}

    /** This validator begins to lead the term of the proof, which it thereby pins. */
    record Led(Proof proof) implements LogRecord {}

    /** The proof of leadership under which this validator accepts blocks in its term. */
    record Pinned(Proof proof) implements LogRecord {}

    /** A block this validator prepares. */
    record Accepted(ProposedBlock block) implements LogRecord {}

    /** A block kept without preparing it, as an ancestor of one that is prepared. */
    record Kept(ProposedBlock block) implements LogRecord {}

    /** The highest certificate, from which no later vote may fall back. */
    record Locked(Certificate certificate) implements LogRecord {}

    /** The ledger holds all blocks up to a height; their bodies may leave the log. */
    record LedgerReached(Hash ledgerId, long height) implements LogRecord {}

    /**
     * This validator lost its past and must not vote before a block of a term above {@code floor} is final; 0: the
     * floor is not known yet.
     */
    record Rejoining(long floor) implements LogRecord {}

    /** The lost past can do no harm any more. */
    record Rejoined() implements LogRecord {}

    /** In a snapshot: the last blocks prepared, oldest first. */
    record Prepared(List<BlockReference> blocks) implements LogRecord {
        public Prepared {
            blocks = List.copyOf(blocks);
        }
    }
}
