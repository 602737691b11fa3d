package org.mokkachain.wallet.commands.base;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.mokkachain.wallet.output.Failure;

/** Paths as people write them. */
public final class Paths {
    private Paths() {}

    public static Path of(String text) throws Failure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Failure.usage("'" + text + "' is not a path: " + e.getReason(), "Correct it.");
        }
    }
}
