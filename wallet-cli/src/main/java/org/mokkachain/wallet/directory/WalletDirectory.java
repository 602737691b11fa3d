package org.mokkachain.wallet.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.wallet.output.Failure;

/**
 * The files of a wallet beside its keys ({@code NAME.key}):
 *
 * <ul>
 *   <li>{@code network}: the network it belongs to, written when it first meets a node
 *   <li>{@code contacts}: names of other people's addresses
 *   <li>{@code profile}: defaults a person may write: {@code node = URL}, {@code from = NAME}
 *   <li>{@code history}: lines typed in the shell
 *   <li>{@code transactions}: ids of those it sent or showed last
 *   <li>{@code development}: marks the wallet of a development network; only there is {@code password} used unasked
 * </ul>
 *
 * Holds no state of its own. Every {@link Failure} is of the configuration kind.
 */
public record WalletDirectory(Path path) {
    /** The password of a development wallet, if it is left beside the keys. */
    public Optional<Path> developmentPassword() {
        Path password = path.resolve("password");
        return isDevelopment() && Files.isRegularFile(password) ? Optional.of(password) : Optional.empty();
    }

    /** Its keys are worth nothing and known to everyone. */
    public boolean isDevelopment() {
        return Files.exists(path.resolve("development"));
    }

    public Path history() {
        return path.resolve("history");
    }

    public RecentTransactions recentTransactions() {
        return new RecentTransactions(path.resolve("transactions"));
    }

    public Contacts contacts() {
        return new Contacts(path.resolve("contacts"));
    }

    /** The network this wallet belongs to; empty until it has met a node. */
    public Optional<PinnedNetwork> network() throws Failure {
        Path file = path.resolve("network");
        Map<String, String> entries = EntryFile.read(file);
        return entries.isEmpty() ? Optional.empty() : Optional.of(PinnedNetwork.from(file, entries));
    }

    /** Binds this wallet to a network for good. */
    public void pin(PinnedNetwork network) throws Failure {
        EntryFile.write(path.resolve("network"), network.entries());
    }

    /** The node written in the profile. */
    public Optional<String> profileNode() throws Failure {
        return profile("node");
    }

    /** The account written in the profile. */
    public Optional<String> profileFrom() throws Failure {
        return profile("from");
    }

    private Optional<String> profile(String key) throws Failure {
        Path file = path.resolve("profile");
        Map<String, String> entries = EntryFile.read(file);
        for (String name : entries.keySet()) {
            if (!name.equals("node") && !name.equals("from")) {
                throw Failure.configuration(
                        "bad_profile", "unknown entry '" + name + "' in " + file, "It may hold 'node' and 'from'.");
            }
        }
        return Optional.ofNullable(entries.get(key));
    }
}
