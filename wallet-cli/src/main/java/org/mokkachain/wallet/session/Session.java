package org.mokkachain.wallet.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Profile;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.wallet.directory.PinnedNetwork;
import org.mokkachain.wallet.directory.WalletDirectory;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;

/** One command at work: its settings, and everything made of them when it is first asked for. For one thread. */
public final class Session {
    private final Surroundings surroundings;
    private final Settings settings;
    private final Clients clients;
    private final Output output;
    private final WalletDirectory directory;

    public Session(Surroundings surroundings, Settings settings, Clients clients) {
        this.surroundings = surroundings;
        this.settings = settings;
        this.clients = clients;
        this.output = new Output(
                surroundings.out(),
                surroundings.err(),
                new Output.Mode(settings.json(), surroundings.colour(), surroundings.live()));
        this.directory = new WalletDirectory(settings.directory());
    }

    public Settings settings() {
        return settings;
    }

    public Output output() {
        return output;
    }

    public WalletDirectory directory() {
        return directory;
    }

    public Interruption interruption() {
        return surroundings.interruption();
    }

    public Keystore keystore() {
        return new Keystore(directory.path());
    }

    /** How new keys are protected. */
    public Profile keyProfile() {
        return directory.isDevelopment() ? Profile.DEVELOPMENT : Profile.STANDARD;
    }

    public Passwords passwords() {
        return new Passwords(settings, directory, surroundings.prompter(), output);
    }

    public Mnemonics mnemonics() {
        return new Mnemonics(settings, surroundings.prompter(), output);
    }

    /** URL of the node: option or environment, profile, default. */
    public String node() throws Failure {
        Optional<String> given = settings.node();
        return given.isPresent() ? given.get() : directory.profileNode().orElse(Settings.DEFAULT_NODE);
    }

    /** The connection to the node; refused where {@code --offline} forbids it. */
    public MokkaClient client() throws Failure {
        if (settings.offline()) {
            throw Failure.usage(
                    "this cannot be done offline: a node has to be asked",
                    "Run it without --offline on a machine that reaches a node.");
        }
        MokkaClient client = clients.of(node());
        return settings.linearizable() ? client.linearizable() : client;
    }

    /**
     * The node's network, for commands that use this wallet's accounts: it must be the one the wallet belongs to.
     * Offline it is that one.
     */
    public Network network() throws Failure, MokkaClientException {
        if (settings.offline()) {
            return new Network(pinnedNetwork(), Optional.empty());
        }
        Network network = Network.of(client().status());
        Optional<PinnedNetwork> pinned = directory.network();
        network.require(pinned, directory.path().toString());
        if (pinned.isEmpty()) {
            directory.pin(network.identity());
        }
        return network;
    }

    /** What accounts are called on {@link #network}. */
    public Names names() throws Failure, MokkaClientException {
        return new Names(this, network().addresses());
    }

    private PinnedNetwork pinnedNetwork() throws Failure {
        return directory.network().orElseThrow(() -> Failure.configuration(
                "unknown_network",
                "this wallet (" + directory.path() + ") has met no network yet, and offline no node can be asked",
                "Show it the genesis of its network once: tx inspect FILE --genesis genesis.json"));
    }

    /** The network of a genesis; refused if this wallet belongs to another, which from then on it does. */
    public PinnedNetwork belongTo(PinnedNetwork network) throws Failure {
        Optional<PinnedNetwork> pinned = directory.network();
        if (pinned.isEmpty()) {
            Path path = directory.path();
            if (!Files.exists(path) || Files.isWritable(path)) { // else on a read-only medium
                directory.pin(network);
            }
        } else if (!pinned.get().chainId().equals(network.chainId())) {
            throw Failure.configuration(
                    "other_network",
                    "this wallet (" + directory.path() + ") belongs to the network " + pinned.get().label()
                            + ", the genesis is of " + network.label(),
                    "Use --wallet-dir for a wallet of that network, or the genesis of this one.");
        }
        return network;
    }

    /**
     * How addresses are written where no node is needed: as on the network this wallet belongs to; a wallet that has
     * met none yet shows them as on a development network and says so.
     */
    public AddressFormat addresses() throws Failure {
        Optional<PinnedNetwork> pinned = directory.network();
        if (pinned.isEmpty() && !directory.isDevelopment()) {
            output.note("This wallet has not met a node yet: addresses are written as on a development network.");
        }
        return pinned.map(PinnedNetwork::addresses).orElse(AddressFormat.DEVELOPMENT);
    }

    /** As {@link #addresses()}, after a look at the node if this wallet has met none yet and one is there. */
    public AddressFormat addressesOfNode() throws Failure {
        if (directory.network().isEmpty() && !settings.offline()) {
            try {
                return network().addresses();
            } catch (MokkaClientException e) {
                output.note("No node at " + node() + ".");
            }
        }
        return addresses();
    }

    /** The account to act for: {@code --from}, else that of the profile, else the only one there is. */
    public Account from(AddressFormat addresses) throws Failure, KeystoreException {
        Optional<String> named = settings.from();
        if (named.isEmpty()) {
            named = directory.profileFrom();
        }
        if (named.isPresent()) {
            return account(named.get(), addresses);
        }
        List<Account> all = keystore().list().accounts();
        return switch (all.size()) {
            case 0 -> throw Failure.configuration(
                    "no_account",
                    "there is no account in " + directory.path(),
                    "Create one with 'account new NAME', or name another wallet with --wallet-dir.");
            case 1 -> all.getFirst();
            default -> throw Failure.usage(
                    "which account? There are " + all.size() + " in " + directory.path(),
                    "Add --from with one of: "
                            + String.join(", ", all.stream().map(Account::name).toList()) + ".");
        };
    }

    /** An account of this wallet by name or address. */
    public Account account(String nameOrAddress, AddressFormat addresses) throws Failure, KeystoreException {
        Names names = new Names(this, addresses);
        if (!Names.looksLikeAddress(nameOrAddress)) {
            return keystore().get(nameOrAddress);
        }
        return keystore()
                .find(names.address(nameOrAddress))
                .orElseThrow(() -> Failure.configuration(
                        "no_account",
                        "the account " + nameOrAddress + " is not in " + directory.path(),
                        "Name an account of this wallet: account list"));
    }

    /** Whether a person at a terminal agrees; {@code --yes} stands for it, and is required where there is no one. */
    public void confirm(String question) throws Failure {
        if (settings.yes()) {
            return;
        }
        Prompter prompter = surroundings.prompter();
        if (!prompter.canAsk()) {
            throw Failure.usage("standard input is no terminal, so nobody can confirm", "Add --yes to go ahead.");
        }
        String answer = prompter.line(question + " [y/N] ").orElse("").strip();
        if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
            throw new Failure(
                    ExitCode.ERROR, "cancelled", "cancelled", "Nothing was done.");
        }
    }

    /** What is piped or pasted into the command; refused in the shell and in a file of commands. */
    public byte[] standardInput(int most) throws Failure {
        return surroundings
                .prompter()
                .rest(most)
                .orElseThrow(() -> Failure.usage(
                        "standard input (-) can be read by a single command only",
                        "Save the text in a file and name that, or run the command outside the shell."));
    }

    /** Whether someone is there to be asked, and wants to be. */
    public boolean asksBefore() {
        return !settings.yes() && surroundings.prompter().canAsk();
    }
}
