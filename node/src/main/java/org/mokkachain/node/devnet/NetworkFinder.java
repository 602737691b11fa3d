package org.mokkachain.node.devnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;

/**
 * Finds out what network a directory holds, or is to hold.
 *
 * @param home of the checkout, with the committed genesis; empty: unknown
 */
record NetworkFinder(DevnetDirectory directory, Optional<Path> home) {

    /** The network asked for, or a refusal where it contradicts what is there. */
    Network find(Layout layout) throws IOException {
        if (Files.exists(directory.genesis())) {
            return existing(layout);
        }
        if (!isVacant() && !Files.exists(directory.marker())) {
            throw foreign(directory);
        }
        Genesis genesis = newGenesis(
                layout.validators().orElse(DevelopmentGenesis.VALIDATORS),
                layout.crashModel().orElse(CrashModel.BFT));
        return new Network(directory, genesis, layout.httpPort().orElse(Layout.HTTP_PORT),
                layout.p2pPort().orElse(DevelopmentGenesis.P2P_PORT));
    }

    /** The network that is there. */
    static Network existing(DevnetDirectory directory) {
        if (!Files.exists(directory.genesis()) || !Files.exists(directory.marker())) {
            throw new DevnetException("there is no development network in " + directory.root(),
                    "Name its directory with --dir, or make one with 'mokka devnet'.");
        }
        Genesis genesis = checked(GenesisFile.read(directory.genesis()), directory.genesis());
        Optional<NodeConfig> config = config(directory);
        return new Network(directory, genesis,
                config.map(c -> c.http().port()).orElse(Layout.HTTP_PORT),
                config.map(c -> c.p2p().port()).orElse(DevelopmentGenesis.P2P_PORT));
    }

    private Network existing(Layout layout) {
        if (!Files.exists(directory.marker())) {
            throw foreign(directory);
        }
        Network network = existing(directory);
        refuseOther("--validators", layout.validators(), network.size());
        refuseOther("--crash-model", layout.crashModel(), network.genesis().crashModel());
        return new Network(directory, network.genesis(), layout.httpPort().orElse(network.httpPort()),
                layout.p2pPort().orElse(network.p2pPort()));
    }

    private <T> void refuseOther(String flag, Optional<T> asked, T found) {
        if (asked.isPresent() && !asked.get().equals(found)) {
            throw new DevnetException(
                    directory.root() + " holds a network with " + flag + " " + found + ", not " + asked.get(),
                    "Add --clean to start over, or choose another --dir.");
        }
    }

    /** Settings of the first validator, if it has any. */
    private static Optional<NodeConfig> config(DevnetDirectory directory) {
        Path file = directory.config(0);
        return Files.exists(file)
                ? Optional.of(new NodeConfigReader(new ConfigurationLoader(directory.root(), Map.of(), Map.of())
                        .load(file)).read())
                : Optional.empty();
    }

    private Genesis newGenesis(int validators, CrashModel crashModel) {
        Optional<Path> committed = home.map(path -> path.resolve("genesis.json")).filter(Files::exists);
        boolean usual = validators == DevelopmentGenesis.VALIDATORS && crashModel == CrashModel.BFT;
        return usual && committed.isPresent()
                ? checked(GenesisFile.read(committed.get()), committed.get())
                : DevelopmentGenesis.of(validators, crashModel);
    }

    private static Genesis checked(Genesis genesis, Path file) {
        for (Validator validator : genesis.validators().members()) {
            if (!DevelopmentKeys.areAllowedOn(genesis)
                    || !DevelopmentKeys.publicKey(validator.name()).equals(validator.key())) {
                throw new DevnetException(
                        file + " is not the genesis of a development network: the key of " + validator.name()
                                + " is not known",
                        "Restore the file, or remove it so that it is generated.");
            }
        }
        return genesis;
    }

    private boolean isVacant() throws IOException {
        if (!Files.exists(directory.root())) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory.root())) {
            return files.allMatch(file -> file.equals(directory.lock()));
        }
    }

    static DevnetException foreign(DevnetDirectory directory) {
        return new DevnetException(directory.root() + " is not the directory of a development network",
                "Choose an empty or new --dir; nothing was changed.");
    }
}
