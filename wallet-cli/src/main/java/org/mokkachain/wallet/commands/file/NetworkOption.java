package org.mokkachain.wallet.commands.file;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.wallet.commands.base.Paths;
import org.mokkachain.wallet.commands.sending.FilePage;
import org.mokkachain.wallet.directory.PinnedNetwork;
import org.mokkachain.wallet.offline.TransactionFile;
import org.mokkachain.wallet.offline.TransactionFiles;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import org.mokkachain.wallet.verify.GenesisFile;
import picocli.CommandLine.Option;

/** The network whose transactions a command reads: that of a genesis file, else that of the wallet, else the node's. */
public final class NetworkOption {
    @Option(
            names = "--genesis",
            paramLabel = "FILE",
            description = "The network's genesis; needed once on a machine that has never reached a node.")
    private @Nullable String genesis;

    /** Whether standard input is meant instead of a file. */
    static boolean isPiped(Path path) {
        return path.toString().equals("-");
    }

    /** Asks a node only where neither genesis nor wallet say which network it is. */
    public PinnedNetwork identity(Session session) throws Failure, MokkaClientException {
        if (genesis != null) {
            Genesis read = GenesisFile.read(Paths.of(genesis));
            return session.belongTo(
                    new PinnedNetwork(read.network(), read.hash(), new AddressFormat(read.addressPrefix())));
        }
        Optional<PinnedNetwork> pinned = session.directory().network();
        return pinned.isPresent() ? pinned.get() : session.network().identity();
    }

    /** The transaction in a file, or piped in; refused if it is not one of the page's network. */
    public static TransactionFile read(FilePage page, Path path) throws Failure {
        PinnedNetwork network = page.network();
        TransactionFile file = isPiped(path)
                ? TransactionFiles.read(page.session().standardInput(TransactionFiles.MAX_BYTES), "standard input")
                : TransactionFiles.read(path);
        if (!file.body().chainId().equals(network.chainId()) || !file.network().equals(network.name())) {
            throw new Failure(
                    ExitCode.CONFIGURATION,
                    "other_network",
                    path + " is a transaction of the network "
                            + new PinnedNetwork(file.network(), file.body().chainId(), network.addresses()).label()
                            + ", not of " + network.label(),
                    "Use a wallet of that network: --wallet-dir.");
        }
        return file;
    }
}
