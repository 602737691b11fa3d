package org.mokkachain.node.wal;

import java.nio.file.Path;

/** A consensus log that lost what it once held. Its validator may not vote on the strength of it. */
public final class DamagedLogException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedLogException(Path file, long offset, String what) {
        super("consensus log " + file + " is damaged at byte " + offset + ": " + what);
    }
}
