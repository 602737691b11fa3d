package org.mokkachain.wallet.batch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.wallet.batch.JournalEntry.SettledLine;
import org.mokkachain.wallet.batch.JournalEntry.SignedLine;

/** What has been done for the lines of a payment file. Not thread-safe. */
final class History {
    private final Map<Long, SignedLine> signed = new TreeMap<>();
    private final Map<Long, Settled> settled = new TreeMap<>();

    void add(SignedLine line) {
        signed.put(line.line(), line);
        settled.remove(line.line());
    }

    void add(SettledLine line) {
        settled.put(line.line(), line.settled());
    }

    /** The bytes that may have been sent for a line and whose end is not known. */
    Optional<SignedLine> open(long line) {
        return settled.containsKey(line) ? Optional.empty() : signed(line);
    }

    /** The last bytes signed for a line. */
    Optional<SignedLine> signed(long line) {
        return Optional.ofNullable(signed.get(line));
    }

    Optional<Settled> settled(long line) {
        return Optional.ofNullable(settled.get(line));
    }
}
