package org.mokkachain.wallet.commands.sending;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.output.Failure;
import picocli.CommandLine.Option;

/** Whether a transaction goes to a file instead of a node, and what such a file has to settle in advance. */
public final class BuildOptions {
    @Option(
            names = "--build",
            paramLabel = "FILE",
            description = "Send nothing: write the transaction to a new file, for 'tx sign' and 'tx submit'.")
    private @Nullable String file;

    @Option(names = "--nonce", paramLabel = "N", description = "In a file: its nonce (default: the next one).")
    private @Nullable Long nonce;

    @Option(
            names = "--valid-until",
            paramLabel = "HEIGHT",
            description = "In a file: the last block that may include it (default: 100,000 blocks from now).")
    private @Nullable Long validUntil;

    private boolean signing;

    /** The file; empty if the transaction is to be sent. */
    public Optional<Path> file() throws Failure {
        if (file != null) {
            return Optional.of(Paths.of(file));
        }
        if (nonce != null || validUntil != null) {
            throw Failure.usage(
                    "--nonce and --valid-until are for files", "Add --build FILE, or leave them out to send at once.");
        }
        return Optional.empty();
    }

    /** Refuses them where a command makes more than one transaction. */
    public void requireNone() throws Failure {
        if (file != null || nonce != null || validUntil != null) {
            throw Failure.usage(
                    "--build, --nonce and --valid-until are for one transaction", "Leave them out; this makes many.");
        }
    }

    /** The file that the command itself names. */
    public void into(String name) throws Failure {
        if (file != null) {
            throw Failure.usage("the file is named twice", "Leave out --build.");
        }
        file = name;
    }

    /** The file that the command itself names, signed with this wallet's keys at once. */
    public void signedInto(String name) throws Failure {
        into(name);
        signing = true;
    }

    boolean isSigning() {
        return signing;
    }

    OptionalLong nonce() throws Failure {
        return atLeastZero("--nonce", nonce);
    }

    OptionalLong validUntil() throws Failure {
        return atLeastZero("--valid-until", validUntil);
    }

    private static OptionalLong atLeastZero(String name, @Nullable Long value) throws Failure {
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value < 0) {
            throw Failure.usage(name + " is 0 or more, got " + value, "Correct it.");
        }
        return OptionalLong.of(value);
    }
}
