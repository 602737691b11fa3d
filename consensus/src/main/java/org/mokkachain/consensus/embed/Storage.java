package org.mokkachain.consensus.embed;

import java.util.List;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.setup.Past;

/**
 * The disk of one member: the consensus log and the final blocks. Everything is durable when a method returns (on a
 * file: after {@code fdatasync}). A method that cannot promise that throws an unchecked exception, and is not asked
 * again: after a failed sync nobody knows what the disk holds, so the process must end. {@code LogCodec} and
 * {@code FinalBlock.encode} turn everything into bytes. Called on the thread of the driver's caller.
 */
public interface Storage {
    /**
     * What the log holds; the first record is that of {@link Group#birth}. A record cut off at the end was never
     * answered for and is left out; with any other damage, or without a log, the past is {@code Lost}.
     */
    Past past();

    /** Appends to the log. */
    void append(List<LogRecord> records);

    /** Replaces the whole log, at once or not at all. */
    void replace(List<LogRecord> snapshot);

    /** Appends final blocks; each continues the one before. */
    void keep(List<FinalBlock> blocks);

    /** Final blocks from a height on, ascending without a gap, at most {@code max}; empty if there are none. */
    List<FinalBlock> blocks(long fromHeight, int max);
}
