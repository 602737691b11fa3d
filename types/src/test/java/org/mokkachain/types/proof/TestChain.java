package org.mokkachain.types.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * A chain with real signatures and {@value #EPOCHS} epochs of {@value #LENGTH} blocks. Every second block has a
 * certificate of its own, the others are proven by what follows. The end of epoch 0 is proven by two empty blocks above
 * it that were discarded.
 */
final class TestChain {
    static final int EPOCHS = 4;
    static final int LENGTH = 4;

    /** Names an entry of the state. */
    record Key(int kind, Bytes natural) {
        Hash inTree() {
            return StateTreeFormat.key(kind, natural);
        }
    }

    /** A block with the state after it. */
    record Sealed(Header header, List<Transaction> transactions, List<Receipt> receipts, Map<Key, Bytes> state) {}

    final Cast cast;
    final CrashModel model;
    final Genesis genesis;
    final List<ValidatorSet> sets = new ArrayList<>();
    final List<Sealed> blocks = new ArrayList<>();
    final List<Header> discarded = new ArrayList<>();
    private final Map<Key, Bytes> state = new LinkedHashMap<>();
    private final Random random;
    private Hash parent = Hash.ZERO;

    TestChain(long seed, CrashModel model) {
        this.random = new Random(seed);
        this.model = model;
        this.cast = new Cast(random);
        this.genesis = cast.genesis(model);
        for (int i = 0; i < EPOCHS; i++) {
            sets.add(cast.validators(i));
        }
        for (int i = 0; i < 40; i++) {
            state.put(new Key(1, cast.someBytes(20)), cast.someBytes(30));
        }
        for (int height = 1; height <= EPOCHS * LENGTH; height++) {
            add(height);
        }
        Header end = block(LENGTH).header();
        discarded.add(emptyAbove(end));
        discarded.add(emptyAbove(discarded.getFirst()));
    }

    Sealed block(int height) {
        return blocks.get(height - 1);
    }

    static int epochOf(int height) {
        return (height - 1) / LENGTH;
    }

    private void add(int height) {
        int epoch = epochOf(height);
        List<Transaction> transactions = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            transactions.add(cast.transfer(genesis.hash(), height * 100 + i));
            Receipt.Outcome outcome = i % 4 == 0 ? new Receipt.Failed(0, "no_funds") : new Receipt.Applied();
            receipts.add(new Receipt(transactions.getLast().id(), outcome, Amount.of(1_000)));
        }
        state.put(new Key(1 + random.nextInt(3), cast.someBytes(1 + random.nextInt(40))), cast.someBytes(50));
        state.replaceAll((key, value) -> random.nextInt(4) == 0 ? cast.someBytes(30) : value);
        ValidatorSet next = height % LENGTH == 0 && epoch + 1 < EPOCHS ? sets.get(epoch + 1) : sets.get(epoch);
        Header header = header(height, transactions, receipts, next);
        blocks.add(new Sealed(header, transactions, receipts, new LinkedHashMap<>(state)));
        parent = header.hash();
    }

    private Header header(int height, List<Transaction> transactions, List<Receipt> receipts, ValidatorSet next) {
        return new Header(
                Header.VERSION,
                genesis.hash(),
                epochOf(height),
                height,
                1 + height / 3,
                height % 3,
                parent,
                cast.someHash(),
                Block.transactionsRoot(transactions),
                new NaiveTree(state).root(),
                MerkleTree.root(receipts.stream().map(TestChain::encoded).toList()),
                sets.get(epochOf(height)).hash(),
                next.hash(),
                genesis.timestampMs() + height * 1_000L,
                transactions.size(),
                100);
    }

    /** What a later leader puts on the end of an epoch that is not final yet. */
    private Header emptyAbove(Header h) {
        return new Header(h.version(), h.chainId(), h.epoch(), h.height() + 1, h.term() + 1, 0, h.hash(), h.proofHash(),
                MerkleTree.root(List.of()), h.stateRoot(), MerkleTree.root(List.of()), h.validatorSetHash(),
                h.nextValidatorSetHash(), h.timestampMs() + 5, 0, 4);
    }

    static Bytes encoded(Receipt receipt) {
        Encoder out = new Encoder();
        receipt.encode(out);
        return out.toBytes();
    }

    /** A certificate of a quorum, or of the given validators of an epoch. */
    Certificate certificate(Header header, Phase phase, int epoch, int... signers) {
        BlockReference block = BlockReference.of(header);
        byte[] message = Certificate.signedPayload(phase, header.chainId(), block);
        List<SignerSignature> signatures = new ArrayList<>();
        for (int signer : signers) {
            signatures.add(new SignerSignature(signer, cast.sign(sets.get(epoch).get(signer).key(), message)));
        }
        return new Certificate(phase, block, signatures);
    }

    Certificate certificate(Header header) {
        int epoch = (int) header.epoch();
        int[] quorum = new int[Quorum.size(model, sets.get(epoch).size())];
        for (int i = 0; i < quorum.length; i++) {
            quorum[i] = i + sets.get(epoch).size() - quorum.length;
        }
        return certificate(header, model.commitPhase(), epoch, quorum);
    }

    FinalityProof finality(int height) {
        if (height == LENGTH) {
            return new FinalityProof(discarded, certificate(discarded.getLast()));
        }
        if (height % 2 == 1) {
            Header child = block(height + 1).header();
            FinalityProof above = finality(height + 1);
            List<Header> descendants = new ArrayList<>(List.of(child));
            descendants.addAll(above.descendants());
            return new FinalityProof(descendants, above.certificate());
        }
        return new FinalityProof(List.of(), certificate(block(height).header()));
    }

    FinalHeader finalHeader(int height) {
        Header header = block(height).header();
        Optional<Header> before = header.endsEpoch() ? Optional.of(block(height - 1).header()) : Optional.empty();
        return new FinalHeader(header, before, finality(height));
    }

    EpochLink link(int epoch) {
        return new EpochLink(finalHeader((epoch + 1) * LENGTH), sets.get(epoch + 1));
    }

    List<EpochLink> links(int epochs) {
        List<EpochLink> links = new ArrayList<>();
        for (int i = 0; i < epochs; i++) {
            links.add(link(i));
        }
        return links;
    }

    CertifiedHeader certified(int height) {
        return new CertifiedHeader(links(epochOf(height)), finalHeader(height));
    }

    TransactionProof transaction(int height, int index) {
        Sealed block = block(height);
        return TransactionProof.of(certified(height), block.transactions(), block.receipts(), index).orElseThrow();
    }

    EntryProof entry(int height, Key key) {
        Map<Key, Bytes> after = block(height).state();
        return new EntryProof(certified(height), key.kind(), key.natural(), Optional.ofNullable(after.get(key)),
                new NaiveTree(after).prove(key.inTree()));
    }
}
