package org.mokkachain.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/**
 * Everything an operator can set, checked. All paths are absolute. Meaning, ranges and defaults stand in
 * {@link Settings}. No secrets in it.
 *
 * @param name of this node; empty: to be derived from genesis or key
 * @param dataDirectory where {@code wal/} and {@code ledger/} are
 */
public record NodeConfig(
        Optional<String> name,
        NodeProfile profile,
        Path dataDirectory,
        Path genesisFile,
        Key key,
        P2p p2p,
        Http http,
        Log log,
        Limits limits,
        Care care,
        Sync sync) {

    /** Where the node's key is, and perhaps its password. */
    public record Key(Path file, Optional<Path> passwordFile) {}

    /**
     * Links with other nodes.
     *
     * @param port 0: any free one
     * @param open whether any node may link as an observer
     * @param allow further keys that may link where {@code open} is false
     */
    public record P2p(
            String host,
            int port,
            Optional<String> advertisedHost,
            List<PeerAddress> peers,
            boolean open,
            List<PublicKey> allow,
            int maxInbound) {
        public P2p {
            peers = List.copyOf(peers);
            allow = List.copyOf(allow);
        }
    }

    /**
     * The HTTP API and the explorer.
     *
     * @param port 0: any free one
     * @param allowedHosts names allowed in the {@code Host} header, besides the obvious ones
     * @param corsOrigins whose pages may read the API
     * @param tls empty: plain HTTP
     * @param maxEventClients event streams at a time
     */
    public record Http(
            boolean enabled,
            String host,
            int port,
            List<String> allowedHosts,
            List<String> corsOrigins,
            Optional<HttpTls> tls,
            int maxBodyBytes,
            int maxConnections,
            int maxEventClients,
            ClientRates rates) {
        public Http {
            allowedHosts = List.copyOf(allowedHosts);
            corsOrigins = List.copyOf(corsOrigins);
        }
    }

    /** PEM files with which HTTPS is served. */
    public record HttpTls(Path certificate, Path key) {}

    /**
     * What one client of the API may take; 0 in any: as much as it wants.
     *
     * @param alsoThisMachine whether that holds for clients on this machine too
     */
    public record ClientRates(
            int requestsPerSecond, int submitsPerSecond, int streams, int connections, boolean alsoThisMachine) {
        public static final ClientRates NONE = new ClientRates(0, 0, 0, 0, false);
    }

    /**
     * What is logged, and where to.
     *
     * @param file empty: standard error
     */
    public record Log(LogLevel level, LogFormat format, Optional<Path> file, int maxFileMegabytes, int keepFiles) {}

    /**
     * Bounds of this node; those of the network are in its genesis.
     *
     * @param mailbox events waiting for the protocol thread
     * @param signatureThreads at least 1
     */
    public record Limits(
            int mempoolTransactions, long mempoolBytes, int mempoolPerOrigin, int mailbox, int signatureThreads) {}

    /**
     * How the store is looked after.
     *
     * @param admin who may ask things of the running node
     * @param reserveBytes of the disk that stay free; 0 never looks
     * @param keepBlocks how many of the last blocks keep their bodies; 0 for all
     * @param patrolBytes read again per second to find damage; 0 for none
     */
    public record Care(Admin admin, long reserveBytes, long keepBlocks, long patrolBytes) {}

    /**
     * The administration.
     *
     * @param enabled whether the operator may ask things of the running node
     * @param remote whether from other machines, too
     */
    public record Admin(boolean enabled, boolean remote) {}

    /**
     * How the node catches up.
     *
     * @param snapshotAfter blocks behind from which on a snapshot is fetched instead of blocks; 0 for never
     * @param snapshotInterval heights between two snapshots kept for others; 0 for none but on demand
     */
    public record Sync(int snapshotAfter, int snapshotInterval) {
        public static final Sync DEFAULT = new Sync(10_000, 10_000);
    }

    /** Importance of a message, the most important last. */
    public enum LogLevel {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** Form of a message. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** Directory of the consensus log. */
    public Path walDirectory() {
        return dataDirectory.resolve("wal");
    }

    /** Directory of the store. */
    public Path ledgerDirectory() {
        return dataDirectory.resolve("ledger");
    }
}
