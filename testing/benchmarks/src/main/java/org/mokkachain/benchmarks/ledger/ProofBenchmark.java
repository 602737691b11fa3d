package org.mokkachain.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.mokkachain.api.receipt.ReceiptWriter;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.ledger.state.Account;
import org.mokkachain.ledger.state.AccountKey;
import org.mokkachain.ledger.store.ChainLoader;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** What proofs cost and how large they are: {@code ProofBenchmark [accounts] [transfers per block]}. */
public final class ProofBenchmark {
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(1);
    private final SignatureScheme scheme = Ed25519.preferred();
    private final List<Signer> validators = new ArrayList<>();
    private final List<Address> addresses = new ArrayList<>();
    private final Signer sender = signer();
    private final Genesis genesis;
    private final ReceiptWriter receipts;
    private final Hash chainId;
    private long nonce;

    private ProofBenchmark(int accounts) {
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            validators.add(signer());
            members.add(new Validator("validator-" + i, validators.get(i).publicKey(), address(sender)));
        }
        List<GenesisAccount> funded = new ArrayList<>();
        funded.add(new GenesisAccount("", address(sender), Amount.of(1_000_000_000_000L)));
        for (int i = 1; i < accounts; i++) {
            addresses.add(Address.of(bytes(Address.LENGTH)));
            funded.add(new GenesisAccount("", addresses.getLast(), Amount.of(1_000_000)));
        }
        genesis = new Genesis("benchmark", "tmok", 1, CrashModel.BFT, Timing.LAN, Limits.DEFAULT,
                new ValidatorSet(members), List.of("a:1", "b:1", "c:1", "d:1"), funded);
        receipts = new ReceiptWriter(genesis);
        chainId = genesis.hash();
    }

    public static void main(String[] arguments) throws IOException {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int perBlock = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        Path directory = Files.createTempDirectory("mokka-proof-benchmark");
        try {
            new ProofBenchmark(accounts).run(directory, perBlock);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(Path directory, int perBlock) {
        GenesisState start = GenesisState.of(genesis);
        StoreLocation location = new StoreLocation(directory, start.batch(), Optional.of(Hash.ZERO));
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location)) {
            Chain chain = new Chain(
                    Population.rules(genesis), ChainLoader.load(store, genesis.validators()), store, 1 << 16);
            List<Transaction> transfers = new ArrayList<>();
            for (int i = 0; i < perBlock; i++) {
                transfers.add(transfer());
            }
            ProposalRequest request = new ProposalRequest(
                    chain.tipHash(), 0, 1, 0, Hash.ZERO, 1_000, ProposalRequest.Content.ANY);
            Block block = chain.build(request, transfers).orElseThrow();
            store.append(chain.commit(List.of(block.hash()), finality(block)));
            ProofMaker maker = new ProofMaker(store);
            measure("account present", i -> entry(maker, chain, store, addresses.get(i * 7 % addresses.size())));
            measure("account absent", i -> entry(maker, chain, store, Address.of(bytes(Address.LENGTH))));
            measure("transaction of " + perBlock, i ->
                    maker.transaction(transfers.get(i % perBlock).id()).orElseThrow());
        }
    }

    private static Proof entry(ProofMaker maker, Chain chain, RocksDbLedgerStore store, Address address) {
        AccountKey key = new AccountKey(address);
        return new EntryProof(
                maker.certified(chain.tip().height()).orElseThrow(),
                key.kind().code(),
                key.naturalKey(),
                store.get(key).map(Account::encode),
                chain.committedTree().prove(key.treeKey()));
    }

    private void measure(String what, IntFunction<Proof> make) {
        TrustChain trust = TrustChain.of(genesis, scheme.verifier());
        Stopwatch costs = new Stopwatch();
        for (int warm = 0; warm < 2; warm++) {
            costs.reset();
            long bytes = 0;
            long text = 0;
            for (int i = 0; i < ROUNDS; i++) {
                int round = i;
                Proof proof = costs.time("make", () -> make.apply(round));
                Bytes encoded = costs.time("encode", proof::encode);
                if (!costs.time("verify", () -> proof.verify(trust)).isValid()) {
                    throw new IllegalStateException("not valid: " + proof.verify(trust));
                }
                bytes += encoded.length();
                if (i < ROUNDS / 20) {
                    text += costs.time("as a file, every 20th", () -> file(proof)).length;
                }
            }
            if (warm == 1) {
                System.out.printf("%s: %,d bytes, as a file %,d%n%s", what, bytes / ROUNDS, text / (ROUNDS / 20),
                        costs.report(ROUNDS));
            }
        }
    }

    private byte[] file(Proof proof) {
        return receipts.write(proof);
    }

    private FinalityProof finality(Block block) {
        BlockReference reference = BlockReference.of(block.header());
        byte[] message = Certificate.signedPayload(Phase.COMMIT, chainId, reference);
        List<SignerSignature> votes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            votes.add(new SignerSignature(i, validators.get(i).sign(message)));
        }
        return new FinalityProof(List.of(), new Certificate(Phase.COMMIT, reference, votes));
    }

    private Transaction transfer() {
        Address to = addresses.get(random.nextInt(addresses.size()));
        return Transaction.sign(
                new TransactionBody(chainId, address(sender), nonce++, Amount.of(1_000), 1_000,
                        List.of(new Transfer(AssetId.NATIVE, to, Amount.of(1), Bytes.EMPTY))),
                sender);
    }

    private Signer signer() {
        return scheme.signer(PrivateKey.of(bytes(PrivateKey.LENGTH)));
    }

    private static Address address(Signer signer) {
        return AccountAddress.of(signer.publicKey());
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
