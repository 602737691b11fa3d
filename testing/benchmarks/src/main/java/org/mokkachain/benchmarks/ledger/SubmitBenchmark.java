package org.mokkachain.benchmarks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs a node to take a transfer, per transfer: from its bytes to its place in the mempool, and of that, the
 * parts. The whole should be the signature plus little.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(value = 2, jvmArgs = "--enable-native-access=ALL-UNNAMED")
public class SubmitBenchmark {
    private static final int ACCOUNTS = 256;
    private static final int EACH = 64;
    private static final int TRANSFERS = ACCOUNTS * EACH;
    private static final SignatureScheme SCHEME = Ed25519.preferred();
    private static final Amount FEE = Amount.of(1_000);
    private static final Amount FUNDS = Amount.of(1_000_000_000);
    private static final Origin CLIENT = new Origin("client");

    private final Network network = Network.make();
    private final List<Bytes> encoded = network.transfers();
    private List<Transaction> decoded = List.of();
    private Mempool mempool = network.mempool();

    private record Network(Genesis genesis, List<Signer> signers) {
        static Network make() {
            List<Signer> signers = IntStream.range(0, ACCOUNTS).mapToObj(Network::signer).toList();
            List<GenesisAccount> accounts = signers.stream()
                    .map(signer -> new GenesisAccount("", AccountAddress.of(signer.publicKey()), FUNDS))
                    .toList();
            Signer signer = signers.getFirst();
            Validator validator =
                    new Validator("validator-0", signer.publicKey(), AccountAddress.of(signer.publicKey()));
            Genesis genesis = new Genesis("benchmark", "tmok", 1, CrashModel.BFT, Timing.LAN, Limits.DEFAULT,
                    new ValidatorSet(List.of(validator)), List.of("127.0.0.1:1"), accounts);
            return new Network(genesis, signers);
        }

        private static Signer signer(int number) {
            byte[] seed = new byte[PrivateKey.LENGTH];
            seed[0] = (byte) number;
            return SCHEME.signer(PrivateKey.of(seed));
        }

        List<Bytes> transfers() {
            Hash chainId = genesis.hash();
            List<Bytes> transfers = new ArrayList<>();
            for (int i = 0; i < TRANSFERS; i++) {
                Signer signer = signers.get(i % ACCOUNTS);
                Address sender = AccountAddress.of(signer.publicKey());
                Transfer transfer = new Transfer(AssetId.NATIVE, sender, Amount.of(1), Bytes.EMPTY);
                transfers.add(Transaction.sign(
                        new TransactionBody(chainId, sender, i / ACCOUNTS, FEE, Long.MAX_VALUE, List.of(transfer)),
                        signer).encoded());
            }
            return transfers;
        }

        Mempool mempool() {
            InMemoryLedgerStore store = new InMemoryLedgerStore(GenesisState.of(genesis).batch(), Hash.ZERO);
            ChainRules rules = ChainRules.of(genesis, (_, _, _) -> OptionalLong.empty());
            Chain chain = new Chain(rules, ChainLoader.load(store, genesis.validators()), store, 1 << 16);
            return new Mempool(MempoolSettings.DEFAULT, chain);
        }
    }

    /** An empty mempool, and transactions of which no identifier is remembered yet. */
    @Setup(Level.Invocation)
    public void prepare() throws DecodingException {
        mempool = network.mempool();
        decoded = decodeAll();
    }

    private List<Transaction> decodeAll() throws DecodingException {
        List<Transaction> transactions = new ArrayList<>(TRANSFERS);
        for (Bytes bytes : encoded) {
            transactions.add(Decoder.decodeExactly(bytes, Transaction::decode));
        }
        return transactions;
    }

    @Benchmark
    @OperationsPerInvocation(TRANSFERS)
    public List<Transaction> decode() throws DecodingException {
        return decodeAll();
    }

    @Benchmark
    @OperationsPerInvocation(TRANSFERS)
    public int signature() {
        int signed = 0;
        for (Transaction transaction : decoded) {
            signed += transaction.isSignedCorrectly(SCHEME.verifier()) ? 1 : 0;
        }
        return require(signed);
    }

    @Benchmark
    @OperationsPerInvocation(TRANSFERS)
    public int mempool() {
        int accepted = 0;
        for (Transaction transaction : decoded) {
            accepted += mempool.submit(transaction, CLIENT, 0) instanceof Admission.Accepted ? 1 : 0;
        }
        return require(accepted);
    }

    @Benchmark
    @OperationsPerInvocation(TRANSFERS)
    public int whole() throws DecodingException {
        int accepted = 0;
        for (Transaction transaction : decodeAll()) {
            boolean taken = transaction.isSignedCorrectly(SCHEME.verifier())
                    && mempool.submit(transaction, CLIENT, 0) instanceof Admission.Accepted;
            accepted += taken ? 1 : 0;
        }
        return require(accepted);
    }

    private static int require(int accepted) {
        if (accepted != TRANSFERS) {
            throw new IllegalStateException("only " + accepted + " of " + TRANSFERS + " were taken");
        }
        return accepted;
    }

    /** Runs this benchmark. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(SubmitBenchmark.class.getName()).build()).run();
    }
}
