package org.mokkachain.wallet.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What applies to every command: given as options, else by the environment, else by default.
 *
 * @param node URL; empty means that of the wallet's profile, else {@value #DEFAULT_NODE}
 * @param from name or address of the account to act for; empty means that of the profile, else the only one
 * @param passwordFile where the accounts' password is
 * @param timeout how long to wait for finality
 * @param yes do not ask for confirmation
 * @param awaitsFinality whether to wait for finality
 * @param offline never talk to a node
 * @param linearizable whether reads see everything that is final anywhere
 */
public record Settings(
        Optional<String> node,
        Path directory,
        Optional<String> from,
        Optional<Path> passwordFile,
        Duration timeout,
        boolean yes,
        boolean awaitsFinality,
        boolean json,
        boolean offline,
        boolean linearizable) {
    public static final String DEFAULT_NODE = "http://127.0.0.1:8080";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Those of the environment variables {@code MOKKA_NODE MOKKA_WALLET_DIR MOKKA_PASSWORD_FILE}, and defaults. */
    public static Settings of(Map<String, String> environment, Path home) {
        return new Settings(
                variable(environment, "MOKKA_NODE"),
                variable(environment, "MOKKA_WALLET_DIR")
                        .map(Path::of)
                        .orElse(home.resolve(".mokka").resolve("wallet")),
                Optional.empty(),
                variable(environment, "MOKKA_PASSWORD_FILE").map(Path::of),
                DEFAULT_TIMEOUT,
                false,
                true,
                false,
                false,
                false);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
