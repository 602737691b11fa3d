package org.mokkachain.wallet.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command, before or after its words. */
@Command(
        name = "wallet",
        description = "Accounts, payments and a look at the chain. Without arguments: the interactive shell.")
public final class GlobalOptions {
    @Option(
            names = "--node",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Node to talk to (MOKKA_NODE; default " + Settings.DEFAULT_NODE + ").")
    private @Nullable String node;

    @Option(
            names = "--wallet-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where accounts and contacts are (MOKKA_WALLET_DIR; default ~/.mokka/wallet).")
    private @Nullable String directory;

    @Option(
            names = "--from",
            paramLabel = "ACCOUNT",
            scope = ScopeType.INHERIT,
            description = "Account to act for, by name or address.")
    private @Nullable String from;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File with the accounts' password (MOKKA_PASSWORD_FILE).")
    private @Nullable String passwordFile;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            description = "How long to wait for finality, as in 500ms, 30s, 2m (default 30s).")
    private @Nullable String timeout;

    @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Do not ask for confirmation.")
    private boolean yes;

    @Option(names = "--no-wait", scope = ScopeType.INHERIT, description = "Do not wait for finality.")
    private boolean noWait;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Write JSON, for programs.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show how to use a command.")
    private boolean help;

    /** What was given here, over what applied before. */
    public Settings over(Settings before) throws Failure {
        return new Settings(
                Optional.ofNullable(node).or(before::node),
                directory == null ? before.directory() : path(directory),
                Optional.ofNullable(from).or(before::from),
                passwordFile == null ? before.passwordFile() : Optional.of(path(passwordFile)),
                timeout == null ? before.timeout() : time(timeout),
                yes || before.yes(),
                !noWait && before.awaitsFinality(),
                json || before.json());
    }

    public boolean isHelp() {
        return help;
    }

    private static Duration time(String text) throws Failure {
        return Times.parse(text);
    }

    private static Path path(String text) throws Failure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Failure.usage("'" + text + "' is not a path: " + e.getReason(), "Correct it.");
        }
    }
}
