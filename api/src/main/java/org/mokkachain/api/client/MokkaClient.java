package org.mokkachain.api.client;

import static org.mokkachain.api.client.HttpExchange.encode;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.mokkachain.api.genesis.GenesisFormatException;
import org.mokkachain.api.genesis.GenesisReader;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.model.AssetHolder;
import org.mokkachain.api.model.AssetInfo;
import org.mokkachain.api.model.BatchVerdict;
import org.mokkachain.api.model.BlockDetail;
import org.mokkachain.api.model.BlockSummary;
import org.mokkachain.api.model.ConsensusInfo;
import org.mokkachain.api.model.DataEntry;
import org.mokkachain.api.model.DataVersion;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.api.model.HistoryPage;
import org.mokkachain.api.model.MempoolInfo;
import org.mokkachain.api.model.Page;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.SearchHit;
import org.mokkachain.api.model.SearchResult;
import org.mokkachain.api.model.Stats;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.SubmitResult;
import org.mokkachain.api.model.Topic;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import tools.jackson.core.type.TypeReference;

/**
 * The HTTP API, call by call. Every call blocks until the answer is there; it ends with an {@link ApiException} where
 * the node refuses and a {@link ConnectionException} where no node answers. An interrupted call ends with the latter at
 * once; the thread stays interrupted. Thread-safe.
 */
public final class MokkaClient implements AutoCloseable {
    /** A genesis of a million accounts has some hundred megabytes. */
    private static final Duration GENESIS_TIMEOUT = Duration.ofMinutes(2);

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final Nodes nodes;
    private final Calls calls;

    /**
     * A client of one node; connects at the first call.
     *
     * @param node for example {@code http://127.0.0.1:8080}; a path is kept, a slash at the end is not
     * @throws IllegalArgumentException if it is not an http or https address
     */
    public MokkaClient(URI node) {
        this(List.of(node));
    }

    /** A client of several nodes of one network: where one does not answer, the next is asked. */
    public MokkaClient(List<URI> nodes) {
        this(new Nodes(nodes, Optional.empty()), false);
    }

    /** A client that asks only nodes of the network with this id; others count as not there. */
    public MokkaClient(Hash chainId, List<URI> nodes) {
        this(new Nodes(nodes, Optional.of(chainId)), false);
    }

    private MokkaClient(Nodes nodes, boolean linearizable) {
        this.nodes = nodes;
        this.calls = new Calls(nodes, linearizable);
    }

    /**
     * The same client, whose reads see everything that was final anywhere when they began, at the cost of one exchange
     * among the validators each. They end with {@code unavailable} where there is no quorum.
     */
    public MokkaClient linearizable() {
        return new MokkaClient(nodes, true);
    }

    /** The same client, whose reads are answered by a node from what it has. */
    public MokkaClient local() {
        return new MokkaClient(nodes, false);
    }

    /**
     * The same client, but only the node that answered last: for questions whose answers must fit together, as another
     * node may be some blocks behind.
     */
    public MokkaClient oneNode() {
        return new MokkaClient(nodes.only(), calls.linearizable());
    }

    /** The address this client talks to: of several nodes that which answered last. */
    public URI node() {
        return nodes.preferred().node();
    }

    /** All addresses it may talk to. */
    public List<URI> nodes() {
        return nodes.addresses();
    }

    /** What the network started from, checked as strictly as a file. */
    public Genesis genesis() throws MokkaClientException {
        return nodes.ask(node -> {
            try {
                return GenesisReader.read(node.send(Call.get("/v1/genesis", GENESIS_TIMEOUT)));
            } catch (GenesisFormatException e) {
                throw node.unreadable("is no genesis: " + e.mistakes().getFirst(), e);
            }
        });
    }

    public Status status() throws MokkaClientException {
        return calls.get("/v1/status", Status.class);
    }

    /** What one has to know of the network to send a transaction. */
    public NetworkInfo network() throws MokkaClientException {
        return nodes.ask(node -> {
            byte[] answer = node.send(Call.get("/v1/status", Calls.TIMEOUT));
            Status status = node.parse(answer, json -> ApiJson.read(json, Status.class));
            try {
                return NetworkInfo.of(status);
            } catch (IllegalArgumentException e) {
                throw node.unreadable("is no status: " + e.getMessage(), e);
            }
        });
    }

    /** Blocks below {@code before} (or from the last one on), newest first; at most {@code limit}, 1 to 100. */
    public Page<BlockSummary> blocks(int limit, OptionalLong before) throws MokkaClientException {
        String below = before.isPresent() ? "&before=" + before.getAsLong() : "";
        return calls.get("/v1/blocks?limit=" + limit + below, new TypeReference<>() {});
    }

    /**
     * One final block.
     *
     * @param reference a height, a hash in hex, or {@code latest}
     */
    public BlockDetail block(String reference) throws MokkaClientException {
        return calls.get("/v1/blocks/" + encode(reference), BlockDetail.class);
    }

    /** The transactions of a block in their order. */
    public Page<TransactionStatus> blockTransactions(String reference, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get("/v1/blocks/" + encode(reference) + "/transactions?" + paging(limit, cursor),
                new TypeReference<>() {});
    }

    /** Hands in one transaction, as canonical bytes. Handing in the same bytes again changes nothing. */
    public SubmitResult submit(Bytes transaction) throws MokkaClientException {
        return calls.post("/v1/transactions", transaction.toBytes(), SubmitResult.class);
    }

    /** Hands in many transactions; that one is refused says nothing about the others. */
    public BatchVerdict submitBatch(List<Bytes> transactions) throws MokkaClientException {
        return calls.post("/v1/transactions/batch", encodeBatch(transactions), BatchVerdict.class);
    }

    /** The binary body of a batch: their number as u32, then each with its length as u32. */
    public static byte[] encodeBatch(List<Bytes> transactions) {
        return new Encoder(transactions.size() * 256)
                .list(transactions, Encoder::bytes)
                .toByteArray();
    }

    public TransactionStatus transaction(Hash id) throws MokkaClientException {
        return calls.get("/v1/transactions/" + id.hex(), TransactionStatus.class);
    }

    /** Why a transaction is where it is: what it waits for, or why it will not be in a block. */
    public TransactionReason why(Hash id) throws MokkaClientException {
        return calls.get("/v1/transactions/" + id.hex() + "/why", TransactionReason.class);
    }

    /** As {@link #transaction(Hash)}, but answers only when it is final, at the latest after {@code wait}. */
    public TransactionStatus awaitTransaction(Hash id, Duration wait) throws MokkaClientException {
        long deadline = System.nanoTime() + wait.toNanos();
        Duration left = wait;
        while (true) {
            Duration chunk = left.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : left;
            String query = "?wait=" + Math.max(0, chunk.toMillis()) + "ms";
            TransactionStatus status = calls.ask(
                    Call.get("/v1/transactions/" + id.hex() + query, chunk.plus(Calls.TIMEOUT)),
                    json -> ApiJson.read(json, TransactionStatus.class));
            left = Duration.ofNanos(deadline - System.nanoTime());
            if (status.status().isFinal() || left.toMillis() <= 0) {
                return status;
            }
        }
    }

    public Account account(String address) throws MokkaClientException {
        return calls.get("/v1/accounts/" + encode(address), Account.class);
    }

    /** Final transactions that concern an account, newest first. */
    public HistoryPage<TransactionStatus> accountTransactions(String address, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get(
                "/v1/accounts/" + encode(address) + "/transactions?" + paging(limit, cursor), new TypeReference<>() {});
    }

    /** Lists as a whole, read part by part as they are consumed. */
    public Lists all() {
        return new Lists(this);
    }

    /** Receipts: answers that need not be believed. */
    public Proofs proofs() {
        return new Proofs(calls);
    }

    /** What an account has of every asset, the native one first. */
    public Page<Account.Balance> balances(String address, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get(
                "/v1/accounts/" + encode(address) + "/balances?" + paging(limit, cursor), new TypeReference<>() {});
    }

    /** Issued assets by symbol. */
    public Page<AssetInfo> assets(int limit, Optional<String> cursor) throws MokkaClientException {
        return calls.get("/v1/assets?" + paging(limit, cursor), new TypeReference<>() {});
    }

    /** @param asset its id in hex, or its symbol */
    public AssetInfo asset(String asset) throws MokkaClientException {
        return calls.get("/v1/assets/" + encode(asset), AssetInfo.class);
    }

    /** Who holds an asset, by address. */
    public Page<AssetHolder> assetHolders(String asset, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get("/v1/assets/" + encode(asset) + "/holders?" + paging(limit, cursor), new TypeReference<>() {});
    }

    /** Final transactions that move or manage an asset, newest first. */
    public HistoryPage<TransactionStatus> assetTransactions(String asset, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get(
                "/v1/assets/" + encode(asset) + "/transactions?" + paging(limit, cursor), new TypeReference<>() {});
    }

    /** Notarised documents, newest first; of one account, or of all. */
    public Page<AnchorInfo> anchors(Optional<String> account, int limit, Optional<String> cursor)
            throws MokkaClientException {
        String of = account.map(address -> "&account=" + encode(address)).orElse("");
        return calls.get("/v1/anchors?" + paging(limit, cursor) + of, new TypeReference<>() {});
    }

    /** Who notarised the document with this SHA-256 first; {@code not_found} if nobody did. */
    public AnchorInfo anchor(Hash hash) throws MokkaClientException {
        return calls.get("/v1/anchors/" + hash.hex(), AnchorInfo.class);
    }

    /** Entries of an account's key-value store whose keys begin with {@code prefix}, by key in byte order. */
    public Page<DataEntry> data(String owner, String prefix, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get(
                "/v1/data/" + encode(owner) + "?prefix=" + encode(prefix) + "&" + paging(limit, cursor),
                new TypeReference<>() {});
    }

    /** One entry, whatever its key is made of; empty if there is none. */
    public Optional<DataEntry> data(String owner, String key) throws MokkaClientException {
        try {
            return Optional.of(calls.get("/v1/data/" + encode(owner) + "/" + encode(key), DataEntry.class));
        } catch (ApiException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What became of an entry, newest first; each line of it is a transaction that can be proven by its id. */
    public HistoryPage<DataVersion> dataHistory(String owner, String key, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get(
                "/v1/data/" + encode(owner) + "/" + encode(key) + "/history?" + paging(limit, cursor),
                new TypeReference<>() {});
    }

    /** Final blocks that a validator proposed, newest first. */
    public Page<BlockSummary> validatorBlocks(String validator, int limit, Optional<String> cursor)
            throws MokkaClientException {
        return calls.get(
                "/v1/validators/" + encode(validator) + "/blocks?" + paging(limit, cursor), new TypeReference<>() {});
    }

    /** Proposals of every state, newest first. */
    public Page<ProposalInfo> proposals(int limit, Optional<String> cursor) throws MokkaClientException {
        return calls.get("/v1/proposals?" + paging(limit, cursor), new TypeReference<>() {});
    }

    public ProposalInfo proposal(long number) throws MokkaClientException {
        return calls.get("/v1/proposals/" + number, ProposalInfo.class);
    }

    /** Everything that a text may mean: a height, a hash, an id, an address, a symbol, a name. */
    public List<SearchHit> search(String text) throws MokkaClientException {
        return calls.get("/v1/search?q=" + encode(text), SearchResult.class).items();
    }

    public List<ValidatorInfo> validators() throws MokkaClientException {
        return calls.get("/v1/validators", new TypeReference<>() {});
    }

    public ConsensusInfo consensus() throws MokkaClientException {
        return calls.get("/v1/consensus", ConsensusInfo.class);
    }

    public List<PeerInfo> peers() throws MokkaClientException {
        return calls.get("/v1/peers", new TypeReference<>() {});
    }

    /**
     * Rates and times of the last while, as the node has seen it.
     *
     * @param window a second to an hour
     */
    public Stats stats(Duration window) throws MokkaClientException {
        return calls.get("/v1/stats?window=" + window.toMillis() + "ms", Stats.class);
    }

    public MempoolInfo mempool() throws MokkaClientException {
        return calls.get("/v1/mempool", MempoolInfo.class);
    }

    public GossipInfo gossip() throws MokkaClientException {
        return calls.get("/v1/gossip", GossipInfo.class);
    }

    /** What a change, given as {@code ChangeFields}, would do to the quorum, as the node sees it now. */
    public DryRun dryRun(Map<String, String> change) throws MokkaClientException {
        return calls.postJson("/v1/proposals/dry-run", change, DryRun.class);
    }

    /** What the change of a proposal would do to the quorum, as the node sees it now. */
    public DryRun dryRun(long proposal) throws MokkaClientException {
        return calls.postJson("/v1/proposals/dry-run", Map.of("proposal", proposal), DryRun.class);
    }

    /** Validators that contradicted themselves, as the node has seen; oldest first. */
    public List<EvidenceInfo> evidence() throws MokkaClientException {
        return calls.get("/v1/evidence", new TypeReference<>() {});
    }

    /**
     * Subscribes to what happens from now on.
     *
     * @param topics at least one
     * @param address only transactions that concern it
     */
    public EventStream events(Set<Topic> topics, Optional<String> address) throws MokkaClientException {
        if (topics.isEmpty()) {
            throw HttpExchange.badRequest("an event stream needs at least one topic");
        }
        String names = topics.stream().sorted().map(Topic::text).collect(Collectors.joining(","));
        String filter = address.map(a -> "&address=" + encode(a)).orElse("");
        EventStream stream = new EventStream(nodes, "/v1/events?topics=" + names + filter);
        stream.connect();
        return stream;
    }

    private static String paging(int limit, Optional<String> cursor) {
        return "limit=" + limit + cursor.map(c -> "&cursor=" + encode(c)).orElse("");
    }

    /** Ends open calls and streams, also those of {@link #linearizable()}. */
    @Override
    public void close() {
        nodes.close();
    }
}
