package org.mokkachain.node.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.consensus.log.DurableState;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.rocksdb.BackupManifest;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeConfigReader;
import org.mokkachain.node.wal.ConsensusLog;
import org.mokkachain.node.wal.DamagedLogException;
import org.mokkachain.types.genesis.Genesis;
import picocli.CommandLine.Option;

/** The files of a node, found by its directory. Used as a mixin. */
final class NodeFiles {
    static final String CONFIG = "node.toml";

    @Option(names = "--dir", required = true, paramLabel = "DIR",
            description = "Directory of the node: it has the file node.toml.")
    private Path directory = Path.of(".");

    @Option(names = "--genesis", paramLabel = "FILE", description = "Instead of the one that node.toml names.")
    private Optional<Path> genesisFile = Optional.empty();

    private Optional<NodeConfig> config = Optional.empty();

    /** What node.toml says. */
    NodeConfig config() {
        if (config.isEmpty()) {
            Path file = directory.resolve(CONFIG);
            if (!Files.exists(file)) {
                throw new ConfigurationException("there is no node in this directory: it has no " + CONFIG, directory,
                        "Name the directory of one node, for example .devnet/validator-0.");
            }
            config = Optional.of(new NodeConfigReader(
                    new ConfigurationLoader(Path.of(""), System.getenv(), Map.of()).load(file)).read());
        }
        return config.get();
    }

    Path data() {
        return config().dataDirectory();
    }

    Genesis genesis() {
        return GenesisFile.read(genesisFile.orElseGet(() -> config().genesisFile()));
    }

    /** Of the store, which must exist. */
    StoreLocation location() {
        return new StoreLocation(
                config().ledgerDirectory(), GenesisState.of(genesis()).batch(), Optional.empty());
    }

    RocksDbLedgerStore open() {
        return RocksDbLedgerStore.open(location());
    }

    /**
     * Whether the consensus log of this node and a ledger up to {@code height} belong together, so that the node need
     * not be careful at its start. The node decides that anew by itself; this only foretells it.
     */
    boolean remembersNoMoreThan(long height, BackupManifest manifest) {
        Path wal = config().walDirectory();
        try {
            if (!ConsensusLog.exists(wal)) {
                return false;
            }
            ConsensusLog.Opened opened = ConsensusLog.open(wal);
            opened.log().close();
            return DurableState.replay(opened.records()).ledger()
                    .map(known -> known.ledgerId().equals(manifest.ledgerId()) && known.height() <= height)
                    .orElse(true);
        } catch (DamagedLogException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
