package org.mokkachain.node.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.genesis.GenesisFingerprint;
import org.mokkachain.api.model.BlockTimings;
import org.mokkachain.api.model.ConsensusInfo;
import org.mokkachain.api.model.FeedInfo;
import org.mokkachain.api.model.GossipInfo;
import org.mokkachain.api.model.Health;
import org.mokkachain.api.model.InvitationInfo;
import org.mokkachain.api.model.Liveness;
import org.mokkachain.api.model.PeerInfo;
import org.mokkachain.api.model.Status;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.api.model.VotesInfo;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** A server on a free port in front of a {@link TestChain}, and what a client needs to use it. */
final class TestNode implements NodeStatus, AutoCloseable {
    static final AddressFormat ADDRESSES = AddressFormat.DEVELOPMENT;
    static final Amount FEE = Amount.of(1_000);

    final Signer alice = signer(1);
    final Address aliceAddress = address(1);
    final Address bob = address(2);
    final Genesis genesis = genesis();
    final TestChain chain = new TestChain(genesis);
    final HttpServer server;
    private volatile Health readiness = Health.OK;

    TestNode(HttpSettings.Limits limits) throws HttpStartException {
        this(HttpSettings.Access.DEFAULT, limits, HttpSettings.Rates.DEFAULT);
    }

    TestNode(HttpSettings.Access access, HttpSettings.Limits limits, HttpSettings.Rates rates)
            throws HttpStartException {
        HttpSettings.Access named =
                new HttpSettings.Access(List.of("node.example"), access.corsOrigins(), access.tls());
        server = new HttpServer(
                new HttpSettings("127.0.0.1", 0, named, limits, rates),
                chain.ports(this),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        server.start();
    }

    TestNode() throws HttpStartException {
        this(HttpSettings.Limits.DEFAULT);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    MokkaClient client() {
        return new MokkaClient(uri());
    }

    void setReadiness(Health next) {
        readiness = next;
    }

    static Signer signer(int seed) {
        return Ed25519.preferred().signer(seed(seed));
    }

    private static PrivateKey seed(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return PrivateKey.of(bytes);
    }

    static Address address(int seed) {
        byte[] hash = Sha256.hash("MOKKA/1/address", signer(seed).publicKey().toBytes()).toBytes();
        return Address.of(Arrays.copyOf(hash, Address.LENGTH));
    }

    Transaction transfer(long nonce, long units) {
        return transfer(genesis.hash(), nonce, units, 1_000);
    }

    Transaction transfer(Hash chainId, long nonce, long units, long validUntil) {
        Transfer operation = new Transfer(AssetId.NATIVE, bob, Amount.of(units), Bytes.of("tea".getBytes()));
        return Transaction.sign(
                new TransactionBody(chainId, aliceAddress, nonce, FEE, validUntil, List.of(operation)), alice);
    }

    private Genesis genesis() {
        List<Validator> validators = IntStream.range(0, 4)
                .mapToObj(i -> new Validator("validator-" + i, PublicKey.of(signer(10 + i).publicKey().toBytes()),
                        address(10 + i)))
                .toList();
        return new Genesis(
                "test",
                ADDRESSES.hrp(),
                1_700_000_000_000L,
                CrashModel.BFT,
                Timing.LAN,
                Limits.DEFAULT,
                new ValidatorSet(validators),
                List.of("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3", "127.0.0.1:4"),
                List.of(new GenesisAccount("alice", aliceAddress, Amount.of(1_000_000_000L))));
    }

    @Override
    public Status status() {
        CommittedHeader head = chain.header(chain.height()).orElseThrow();
        return new Status(
                genesis.network(), genesis.addressPrefix(), genesis.hash().hex(), genesis.hash().hex(), "bft",
                "00".repeat(32), "validator-0", "validator", "test", head.header().height(), head.hash().hex(),
                head.header().stateRoot().hex(), head.header().timestampMs(), 0, 1, Optional.empty(), "follower",
                false, 3, chain.info().transactions(), FEE.toString(), liveness());
    }

    private static Liveness liveness() {
        List<Liveness.Missing> missing = List.of(new Liveness.Missing("validator-3", "unreachable", 5));
        return new Liveness(false, "validator-3 is missing", missing, OptionalLong.of(9));
    }

    @Override
    public ConsensusInfo consensus() {
        return new ConsensusInfo(
                0, 1, "validator-1", Optional.of("validator-1"), "follower", "bft", 4, 3, chain.height(),
                chain.height(), chain.height(), List.of(), liveness(),
                new VotesInfo(List.of("validator-1"), List.of(new VotesInfo.Voter(
                        "validator-0", true, false, false, OptionalLong.of(5), 7)), Optional.empty(),
                        Optional.of(new VotesInfo.Ballot(7, "11".repeat(32), 1, "validator-1",
                                List.of("validator-0"), List.of(), BlockTimings.UNKNOWN))));
    }

    @Override
    public List<PeerInfo> peers() {
        return List.of(new PeerInfo(
                "11".repeat(32), Optional.of("validator-1"), "127.0.0.1:2", true, false, OptionalLong.of(1),
                OptionalLong.of(3), Optional.empty(), Optional.of(true), OptionalDouble.of(0.2),
                Map.of("role", "validator")));
    }

    @Override
    public GossipInfo gossip() {
        FeedInfo.FeedPeer peer = new FeedInfo.FeedPeer("11".repeat(32), true, 7, 0);
        FeedInfo feed = new FeedInfo(
                "22".repeat(32), Optional.of("validator-0"), 1, 7, 3, 7, false, false, List.of(peer));
        return new GossipInfo(List.of("11".repeat(32)),
                List.of(new GossipInfo.GossipLink("11".repeat(32), true)), List.of(feed), Map.of("delivered", 7L));
    }

    @Override
    public SyncInfo sync() {
        return new SyncInfo(SyncInfo.Mode.BLOCKS, 3, 12, 25, 1.5, OptionalDouble.of(6), 0, 0);
    }

    @Override
    public InvitationInfo invitation(Optional<String> host) {
        PeerAddress peer = new PeerAddress(
                genesis.validators().get(0).key(), host.orElse("127.0.0.1"), 9100);
        return new InvitationInfo(
                Optional.of(new Invitation(genesis.network(), genesis.hash(), 3, 7, List.of(peer)).text()),
                genesis.network(),
                genesis.hash().hex(),
                GenesisFingerprint.digits(genesis.hash()),
                7,
                List.of(new InvitationInfo.NamedNode("validator-0", peer.toString())),
                List.of());
    }

    @Override
    public List<ValidatorInfo> validators() {
        return IntStream.range(0, genesis.validators().size())
                .mapToObj(i -> {
                    Validator validator = genesis.validators().get(i);
                    return new ValidatorInfo(
                            i, validator.name(), validator.key().hex(), ADDRESSES.format(validator.operator()), true,
                            OptionalLong.empty());
                })
                .toList();
    }

    @Override
    public Health readiness() {
        return readiness;
    }

    @Override
    public void close() {
        server.close();
    }
}
