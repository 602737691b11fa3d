package org.mokkachain.node.http;

import java.nio.file.Path;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;

/** What an operator may ask of the running node. Called from many threads; a call lasts as long as its work. */
public interface Administration {
    /** Whether the holder of this token may ask. Takes the same time for every wrong one. */
    boolean admits(String token);

    /** Backs the ledger up to a directory that does not exist. */
    Outcome<BackupInfo> backup(Path target);

    /** Rewrites the files of the ledger. */
    Outcome<CompactionInfo> compact();

    /** What came of it. */
    sealed interface Outcome<T> {}

    /** It is done. */
    record Done<T>(T answer) implements Outcome<T> {}

    /**
     * It is not.
     *
     * @param busy whether something else is under way; then later it may be
     */
    record Refused<T>(String reason, String remedy, boolean busy) implements Outcome<T> {}
}
