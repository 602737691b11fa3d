package org.mokkachain.keystore;

import java.util.Locale;
import java.util.Optional;
import org.mokkachain.types.crypto.Argon2id;

/**
 * How much work stands between a stolen file and its password. Each profile has a range that is enforced on reading:
 * the lower end so that a file cannot be weakened unnoticed, the upper one so that a hostile file cannot exhaust the
 * machine.
 */
public enum Profile {
    /** For anything of value: 64 MiB and three passes for new files. */
    STANDARD,
    /** For throw-away development networks, where a dozen keys are opened at each start: 8 MiB, one pass. */
    DEVELOPMENT;

    Argon2id forNewFiles() {
        return switch (this) {
            case STANDARD -> new Argon2id(64 * 1024, 3, 1);
            case DEVELOPMENT -> new Argon2id(8 * 1024, 1, 1);
        };
    }

    boolean allows(Argon2id work) {
        Argon2id least = least();
        Argon2id most = most();
        return isBetween(least.memoryKib(), work.memoryKib(), most.memoryKib())
                && isBetween(least.iterations(), work.iterations(), most.iterations())
                && isBetween(least.parallelism(), work.parallelism(), most.parallelism());
    }

    private Argon2id least() {
        return switch (this) {
            case STANDARD -> new Argon2id(32 * 1024, 2, 1);
            case DEVELOPMENT -> new Argon2id(8 * 1024, 1, 1);
        };
    }

    private Argon2id most() {
        return switch (this) {
            case STANDARD -> new Argon2id(512 * 1024, 10, 4);
            case DEVELOPMENT -> new Argon2id(64 * 1024, 3, 1);
        };
    }

    /** As written in the file. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Profile> of(String text) {
        for (Profile profile : values()) {
            if (profile.text().equals(text)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    private static boolean isBetween(int least, int value, int most) {
        return least <= value && value <= most;
    }
}
