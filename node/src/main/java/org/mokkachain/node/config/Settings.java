package org.mokkachain.node.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mokkachain.node.config.NodeConfig.LogFormat;
import org.mokkachain.node.config.NodeConfig.LogLevel;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.PublicKey;

/** The table of all properties: what is not here cannot be set. The reference in the documentation is made from it. */
public final class Settings {
    static final Property<String> NAME = Property.optional("name", Values.NAME,
            "Name of this node in logs and for its peers. Where it is not set: the validator's name in the genesis,"
                    + " or `observer-` and eight digits of the public key.");
    static final Property<NodeProfile> PROFILE = Property.of("profile", Values.oneOf(NodeProfile.class), "validator",
            "What the node is for: it gives some settings another default, see [profiles](#profiles). Whether a node"
                    + " votes is not decided here, but by the chain.");
    static final Property<Path> DATA_DIR = Property.of("data-dir", Values.PATH, ".",
            "Directory of the consensus log (`wal/`) and the store (`ledger/`).");
    static final Property<Path> GENESIS = Property.of("genesis", Values.PATH, "genesis.json",
            "The genesis file of the network.");

    static final Property<Path> KEY_FILE = Property.of("key.file", Values.PATH, "node.key",
            "The encrypted key of this node, made by `mokka key new`.");
    static final Property<Path> KEY_PASSWORD_FILE = Property.optional("key.password-file", Values.PATH,
            "File whose first line is the password of the key. Where it is not set, the password is taken from the"
                    + " environment variable `MOKKA_KEY_PASSWORD`, or asked for on the terminal.");

    static final Property<String> P2P_HOST = Property.of("p2p.host", Values.HOST, "0.0.0.0",
            "Address on which to listen for other nodes.");
    static final Property<Integer> P2P_PORT = Property.of("p2p.port", Values.PORT, "9100",
            "TCP port for other nodes; 0 takes any free one.");
    static final Property<String> P2P_ADVERTISED_HOST = Property.optional("p2p.advertised-host", Values.HOST,
            "Name or address by which other nodes reach this one, where it differs from `p2p.host`.");
    static final Property<PeerAddress> P2P_PEERS = Property.list("p2p.peers", Values.PEER,
            "Nodes to dial. `tcp://HOST:PORT/KEY` and `/ip4/HOST/tcp/PORT/KEY` mean the same. An entry wins over the"
                    + " address of the same key in the genesis.");
    static final Property<Boolean> P2P_OPEN = Property.of("p2p.open", Values.SWITCH, "true",
            "Whether any node of this network may link as an observer. Otherwise only validators, `p2p.peers` and"
                    + " `p2p.allow` may link.");
    static final Property<PublicKey> P2P_ALLOW = Property.list("p2p.allow", Values.KEY,
            "Further nodes that may link where `p2p.open` is false.");
    static final Property<Integer> P2P_MAX_INBOUND = Property.of("p2p.max-inbound", Values.number(1, 10_000), "128",
            "Most links that other nodes have opened to this one; further ones are refused.");

    static final Property<Boolean> HTTP_ENABLED = Property.of("http.enabled", Values.SWITCH, "true",
            "Whether to serve the HTTP API and the explorer.");
    static final Property<String> HTTP_HOST = Property.of("http.host", Values.HOST, "127.0.0.1",
            "Address on which to serve HTTP; `0.0.0.0` for all.");
    static final Property<Integer> HTTP_PORT = Property.of("http.port", Values.PORT, "8080",
            "TCP port for HTTP; 0 takes any free one.");
    static final Property<String> HTTP_ALLOWED_HOSTS = Property.list("http.allowed-hosts", Values.HOST,
            "Names under which clients may address this node besides `http.host` and `localhost` (and IP"
                    + " addresses, where `http.host` is `0.0.0.0`); another `Host` header is refused (DNS rebinding).");
    static final Property<Integer> HTTP_MAX_BODY_KB = Property.of("http.max-body-kb", Values.number(64, 16_384), "2048",
            "Largest request body in KiB; a larger one is refused with 413.");
    static final Property<Integer> HTTP_MAX_CONNECTIONS =
            Property.of("http.max-connections", Values.number(1, 100_000), "2000",
                    "Most open connections; further ones wait.");
    static final Property<Integer> HTTP_MAX_EVENT_CLIENTS =
            Property.of("http.max-event-clients", Values.number(0, 20_000), "500",
                    "Most clients of the event stream; further ones are refused with 429.");
    static final Property<String> HTTP_CORS_ORIGINS = Property.list("http.cors-origins", Values.ORIGIN,
            "Origins whose pages may read the API in a browser (CORS). None by default. Admin routes refuse"
                    + " every page.");
    static final Property<Path> HTTP_TLS_CERTIFICATE = Property.optional("http.tls-certificate", Values.PATH,
            "PEM file with the certificate for HTTPS, then those of its issuers. Where it is not set, HTTP is served.");
    static final Property<Path> HTTP_TLS_KEY = Property.optional("http.tls-key", Values.PATH,
            "PEM file with the key of that certificate, in PKCS #8 without a password; others than its owner must have"
                    + " no access.");
    static final Property<Integer> HTTP_REQUESTS_PER_SECOND =
            Property.of("http.requests-per-second", Values.number(0, 1_000_000), "200",
                    "Requests per second from one address (IPv6: /64) on average, twice as many at once; more are"
                            + " refused with 429. Ten files of the explorer count as one, `/livez` and `/readyz` not at"
                            + " all. 0: any number.");
    static final Property<Integer> HTTP_SUBMITS_PER_SECOND =
            Property.of("http.submits-per-second", Values.number(0, 1_000_000), "2000",
                    "Transactions per second from one address on average, in batches or not; more are refused with"
                            + " 429. 0: any number.");
    static final Property<Integer> HTTP_EVENT_STREAMS_PER_CLIENT =
            Property.of("http.event-streams-per-client", Values.number(0, 20_000), "20",
                    "Most event streams of one address. 0: any number.");
    static final Property<Integer> HTTP_CONNECTIONS_PER_CLIENT =
            Property.of("http.connections-per-client", Values.number(0, 100_000), "200",
                    "Most open connections of one address; further ones are closed. 0: any number.");
    static final Property<Boolean> HTTP_LIMIT_THIS_MACHINE =
            Property.of("http.limit-this-machine", Values.SWITCH, "false",
                    "Whether the limits per address hold for this machine too.");

    static final Property<LogLevel> LOG_LEVEL = Property.of("log.level", Values.oneOf(LogLevel.class), "info",
            "Least important messages to log.");
    static final Property<LogFormat> LOG_FORMAT = Property.of("log.format", Values.oneOf(LogFormat.class), "text",
            "One line of text, or one JSON object with a field for each value, per message.");
    static final Property<Path> LOG_FILE = Property.optional("log.file", Values.PATH,
            "File to log to. Where it is not set, the log goes to standard error.");
    static final Property<Integer> LOG_MAX_FILE_MB = Property.of("log.max-file-mb", Values.number(1, 10_000), "50",
            "Size in MiB at which the log file is kept under a number and a new one is begun.");
    static final Property<Integer> LOG_KEEP_FILES = Property.of("log.keep-files", Values.number(1, 1_000), "5",
            "How many closed log files are kept; older ones are deleted.");

    static final Property<Integer> LIMITS_MEMPOOL_TRANSACTIONS =
            Property.of("limits.mempool-transactions", Values.number(100, 1_000_000), "50000",
                    "Most transactions waiting for a block; then whoever has most gives way or is refused.");
    static final Property<Integer> LIMITS_MEMPOOL_MB =
            Property.of("limits.mempool-mb", Values.number(1, 16_384), "64",
                    "Most MiB of transactions waiting for a block; then whoever has most gives way or is refused.");
    static final Property<Integer> LIMITS_MEMPOOL_PER_ORIGIN =
            Property.of("limits.mempool-per-origin", Values.number(1, 1_000_000), "25000",
                    "Most waiting transactions from one peer or client, even if there is room for more.");
    static final Property<Integer> LIMITS_MAILBOX =
            Property.of("limits.mailbox", Values.number(100, 1_000_000), "20000",
                    "Most events waiting for the protocol thread. When it is full, transactions are refused, then"
                            + " messages of peers wait.");
    static final Property<Integer> LIMITS_SIGNATURE_THREADS =
            Property.of("limits.signature-threads", Values.number(0, 256), "0",
                    "Threads that check signatures; 0 means one per processor.");

    static final Property<Boolean> ADMIN_ENABLED = Property.of("admin.enabled", Values.SWITCH, "false",
            "Whether the operator may ask things of the running node over HTTP (backup, compaction, step-down,"
                    + " weakening, peers), from this machine and with a token of the data directory: `admin.token`"
                    + " for everything, `admin.store.token`, `admin.leadership.token` and `admin.peers.token` for"
                    + " that alone. They are new at each start.");
    static final Property<Boolean> ADMIN_REMOTE = Property.of("admin.remote", Values.SWITCH, "false",
            "Whether operators on other machines may do so, too, with such a token. Set `http.tls-certificate` too,"
                    + " or the token can be read on the way.");

    static final Property<Integer> STORE_RESERVE_MB =
            Property.of("store.reserve-mb", Values.number(0, 1_000_000), "256",
                    "MiB of the disk that stay free, though never more than a quarter of it: below it the node takes"
                            + " no transactions and proposes nothing, below a quarter of that it writes nothing to"
                            + " the ledger, until there is room again; 0 never looks.");
    static final Property<Integer> STORE_KEEP_BLOCKS =
            Property.of("store.keep-blocks", Values.number(0, 2_000_000_000), "0",
                    "How many of the last blocks keep their bodies; 0 keeps all. Headers, certificates, receipts,"
                            + " indexes and the state always stay.");
    static final Property<Integer> STORE_PATROL_KB =
            Property.of("store.patrol-kb-per-second", Values.number(0, 1_000_000), "1024",
                    "KiB per second of the ledger that are read again to find damage, all of it at most once an"
                            + " hour; 0 for none.");

    static final Property<Integer> SYNC_SNAPSHOT_AFTER =
            Property.of("sync.snapshot-after", Values.number(0, 2_000_000_000), "10000",
                    "Blocks that the node may be behind before it fetches a snapshot of the state from its peers"
                            + " instead of executing them all; also where that would take more than two minutes."
                            + " 0: never.");
    static final Property<Integer> SYNC_SNAPSHOT_INTERVAL =
            Property.of("sync.snapshot-interval", Values.number(0, 2_000_000_000), "10000",
                    "Heights between two snapshots that are kept for others to fetch, the last two; should be the same"
                            + " on all nodes. 0 keeps none, but takes one when somebody asks.");

    private static final List<Property<?>> ALL = List.of(
            NAME,
            PROFILE,
            DATA_DIR,
            GENESIS,
            KEY_FILE, KEY_PASSWORD_FILE,
            P2P_HOST, P2P_PORT, P2P_ADVERTISED_HOST, P2P_PEERS, P2P_OPEN, P2P_ALLOW, P2P_MAX_INBOUND,
            HTTP_ENABLED, HTTP_HOST, HTTP_PORT, HTTP_ALLOWED_HOSTS, HTTP_MAX_BODY_KB,
            HTTP_MAX_CONNECTIONS, HTTP_MAX_EVENT_CLIENTS, HTTP_CORS_ORIGINS, HTTP_TLS_CERTIFICATE, HTTP_TLS_KEY,
            HTTP_REQUESTS_PER_SECOND, HTTP_SUBMITS_PER_SECOND, HTTP_EVENT_STREAMS_PER_CLIENT,
            HTTP_CONNECTIONS_PER_CLIENT, HTTP_LIMIT_THIS_MACHINE,
            LOG_LEVEL, LOG_FORMAT, LOG_FILE, LOG_MAX_FILE_MB, LOG_KEEP_FILES,
            LIMITS_MEMPOOL_TRANSACTIONS, LIMITS_MEMPOOL_MB, LIMITS_MEMPOOL_PER_ORIGIN, LIMITS_MAILBOX,
            LIMITS_SIGNATURE_THREADS,
            ADMIN_ENABLED, ADMIN_REMOTE,
            STORE_RESERVE_MB, STORE_KEEP_BLOCKS, STORE_PATROL_KB,
            SYNC_SNAPSHOT_AFTER, SYNC_SNAPSHOT_INTERVAL);

    private Settings() {}

    /** Every property, in the order of the reference. */
    public static List<Property<?>> all() {
        return ALL;
    }

    /** The property of this name. */
    static Optional<Property<?>> find(String name) {
        return ALL.stream().filter(p -> p.name().equals(name)).findFirst().map(p -> p);
    }
}
