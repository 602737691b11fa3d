package org.mokkachain.ledger.snapshot;

import java.util.List;
import java.util.Optional;
import org.mokkachain.ledger.tree.Prefix;

/** Reads the entries of one state in the order of the tree. */
@FunctionalInterface
public interface EntrySource {
    /**
     * All entries whose tree keys have these bits, ascending by tree key; empty if their encodings have more than
     * {@code maxBytes} bytes.
     */
    Optional<List<SnapshotEntry>> entries(Prefix prefix, int maxBytes);
}
