package org.mokkachain.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.rocksdb.RocksDbLedgerStore;
import org.mokkachain.ledger.rocksdb.StoreLocation;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.ProvenHeader;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** Proofs from a store over three epochs. Signatures are not real here, so the verifier takes any. */
class ProofMakerTest {
    private static final int CHANGES = 2;

    private final TestNetwork network = new TestNetwork(11, 3);
    private final TrustChain trust = TrustChain.of(network.genesis(), (key, message, signature) -> true);
    private final List<Transaction> sent = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void everyBlockAndTransactionInMemoryIsProven() {
        InMemoryLedgerStore store = network.memoryStore();
        check(store, store);
    }

    @Test
    void everyBlockAndTransactionOnDiskIsProvenAlsoAfterANewStart() {
        StoreLocation location = new StoreLocation(folder, network.genesisState().batch(), Optional.of(Hash.ZERO));
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(location)) {
            check(store, store);
        }
        StoreLocation again = new StoreLocation(folder, network.genesisState().batch(), Optional.empty());
        try (RocksDbLedgerStore store = RocksDbLedgerStore.open(again)) {
            assertAllProven(store);
        }
    }

    private void check(LedgerStore store, LedgerReader reader) {
        Chain chain = network.chain(reader);
        long nonce = 0;
        for (int epoch = 0; epoch <= CHANGES; epoch++) {
            add(store, chain, epoch, List.of(pay(nonce++, 1)), false);
            add(store, chain, epoch, List.of(pay(nonce++, 2)), true);
            if (epoch < CHANGES) {
                List<Transaction> farewell = network.decide(
                        new RemoveValidator(chain.validators().members().getLast().key()), epoch, epoch + 1);
                sent.addAll(farewell);
                add(store, chain, epoch, farewell, false);
            }
        }
        assertAllProven(reader);
    }

    private void assertAllProven(LedgerReader reader) {
        ProofMaker maker = new ProofMaker(reader);
        long head = reader.head().height();
        assertThat(maker.certified(0)).isEmpty();
        assertThat(maker.certified(head + 1)).isEmpty();
        for (long height = head; height > 0; height--) {
            CertifiedHeader header = maker.certified(height).orElseThrow();
            assertThat(header.links()).hasSize((int) header.header().epoch());
            ProvenHeader proven = trust.check(header).toOptional().orElseThrow();
            assertThat(proven.header()).isEqualTo(reader.header(height).orElseThrow());
            assertThat(proven.validators().size()).isEqualTo(4 - (int) header.header().epoch());
        }
        for (Transaction transaction : sent) {
            TransactionProof proof = maker.transaction(transaction.id()).orElseThrow();
            assertThat(proof.transaction()).isEqualTo(transaction);
            assertThat(proof.verify(trust).isValid()).as("%s", proof.verify(trust)).isTrue();
        }
        assertThat(maker.transaction(Hash.ZERO)).isEmpty();
    }

    private Transaction pay(long nonce, long amount) {
        Transaction transaction =
                network.party(0).transfer(network.chainId(), nonce, network.party(2).address(), amount);
        sent.add(transaction);
        return transaction;
    }

    /** @param above whether an empty block above it proves it, which is final, too */
    private static void add(LedgerStore store, Chain chain, long epoch, List<Transaction> some, boolean above) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(build(chain, chain.tip(), epoch, some));
        if (above) {
            blocks.add(build(chain, blocks.getFirst().header(), epoch, List.of()));
        }
        int signers = chain.validators().size();
        FinalityProof proof = blocks.getFirst().header().endsEpoch()
                ? provenByDiscarded(chain, blocks.getFirst(), epoch, signers)
                : proof(List.of(), blocks.getLast().header(), signers);
        store.append(chain.commit(blocks.stream().map(Block::hash).toList(), proof));
    }

    /** The end of an epoch is proven by an empty block above it that is not part of the ledger. */
    private static FinalityProof provenByDiscarded(Chain chain, Block end, long epoch, int signers) {
        Header gone = build(chain, end.header(), epoch, List.of()).header();
        return proof(List.of(gone), gone, signers);
    }

    private static Block build(Chain chain, Header parent, long epoch, List<Transaction> transactions) {
        ProposalRequest request = new ProposalRequest(parent.hash(), epoch, 1, 0, Hash.ZERO, parent.timestampMs() + 1,
                ProposalRequest.Content.ANY);
        return chain.build(request, transactions).orElseThrow();
    }

    private static FinalityProof proof(List<Header> descendants, Header certified, int signers) {
        List<SignerSignature> votes = new ArrayList<>();
        for (int signer = 0; signer < signers; signer++) {
            votes.add(new SignerSignature(signer, Signature.of(new byte[Signature.LENGTH])));
        }
        return new FinalityProof(descendants, new Certificate(Phase.COMMIT, BlockReference.of(certified), votes));
    }
}
