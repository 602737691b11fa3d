package org.mokkachain.wallet.commands;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.mokkachain.wallet.output.Failure;

/** Paths as people write them. */
final class Paths {
    private Paths() {}

    static Path of(String text) throws Failure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Failure.usage("'" + text + "' is not a path: " + e.getReason(), "Correct it.");
        }
    }
}
