package org.mokkachain.node.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The terminal that the program may have been started on. */
final class Screen {
    /** Back to the beginning of the line, and nothing on it. */
    static final String WIPE = "\r\u001b[K";

    private static final Path OUT = Path.of("/dev/fd/1");
    private static final Path ERR = Path.of("/dev/fd/2");

    private Screen() {}

    /** Standard output is seen by a person. */
    static boolean isThere() {
        return System.console() != null && System.console().isTerminal();
    }

    /** Standard error is seen on it, too: a line of the log begins where standard output has stopped. */
    static boolean showsErrors() {
        try {
            return isThere() && Files.isSameFile(OUT, ERR);
        } catch (IOException e) {
            return false; // it cannot be told on this system
        }
    }
}
