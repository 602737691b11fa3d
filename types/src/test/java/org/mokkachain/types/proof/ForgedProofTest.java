package org.mokkachain.types.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.merkle.MerkleProof;
import org.mokkachain.types.proof.TestChain.Key;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** What a liar may show, each by itself. Heights: epochs of four blocks, the last of each ends it. */
class ForgedProofTest {
    private static final int HEIGHT = 10;

    private final TestChain chain = new TestChain(5, CrashModel.BFT);
    private final TransactionProof honest = chain.transaction(HEIGHT, 0);

    @Test
    void theHonestProofIsValid() {
        assertThat(honest.verify(chain.genesis).isValid()).isTrue();
        assertThat(honest.header().links()).hasSize(2);
    }

    @Test
    void aChainOfTheSameNamesWithOtherKeysIsAnotherNetwork() {
        TestChain other = new TestChain(6, CrashModel.BFT);
        refused(other.transaction(HEIGHT, 0).verify(chain.genesis), Step.NETWORK, "genesis hash");
        refused(honest.verify(other.genesis), Step.NETWORK, "genesis hash");
    }

    @Test
    void aLinkOfAnotherNetworkIsNamedSo() {
        TestChain other = new TestChain(6, CrashModel.BFT);
        refused(check(other.links(2), honest.header().block()), Step.NETWORK, "genesis hash");
    }

    @Test
    void linksMissingOutOfOrderTwiceOrTooManyAreRefused() {
        FinalHeader block = chain.finalHeader(HEIGHT);
        EpochLink first = chain.link(0);
        EpochLink second = chain.link(1);
        for (List<EpochLink> links : List.of(
                List.<EpochLink>of(),
                List.of(first),
                List.of(second),
                List.of(second, first),
                List.of(first, first, second),
                List.of(first, second, second),
                List.of(first, second, chain.link(2)))) {
            refused(check(links, block), Step.VALIDATORS, "");
        }
        assertThat(check(List.of(first, second), block).isValid()).isTrue();
    }

    @Test
    void aLinkThatNamesOtherValidatorsThanItsBlockIsRefused() {
        EpochLink lie = new EpochLink(chain.finalHeader(4), chain.sets.get(2));
        refused(check(List.of(lie, chain.link(1)), chain.finalHeader(HEIGHT)), Step.VALIDATORS, "other validators");
    }

    @Test
    void aDiscardedBlockIsNeitherTheEndOfAnEpochNorABlockOfTheLedger() {
        Header end = chain.block(4).header();
        Header gone = chain.discarded.getFirst();
        FinalHeader discarded = new FinalHeader(gone, Optional.of(end),
                new FinalityProof(List.of(chain.discarded.get(1)), chain.certificate(chain.discarded.get(1))));
        refused(check(List.of(), discarded), Step.FINALITY, "discarded");
        EpochLink lie = new EpochLink(discarded, chain.sets.get(1));
        refused(check(List.of(lie), chain.finalHeader(5)), Step.VALIDATORS, "discarded");
        FinalHeader wrongParent = new FinalHeader(gone, Optional.of(chain.block(3).header()), discarded.proof());
        refused(check(List.of(), wrongParent), Step.FINALITY, "parent");
        assertThatThrownBy(() -> new FinalHeader(gone, Optional.empty(), discarded.proof()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCertificateOfAnotherBlockHeightEpochOrChainIsRefused() {
        Header header = chain.block(HEIGHT).header();
        TestChain other = new TestChain(6, CrashModel.BFT);
        for (Certificate certificate : List.of(
                chain.certificate(chain.block(HEIGHT - 2).header()),
                chain.certificate(chain.block(HEIGHT + 4).header()),
                other.certificate(other.block(HEIGHT).header()),
                chain.certificate(header, Phase.COMMIT, 1, 1, 2, 3))) {
            refused(check(chain.links(2), new FinalHeader(header, Optional.empty(),
                    new FinalityProof(List.of(), certificate))), Step.FINALITY, "");
        }
    }

    @Test
    void votesForTheSameBlockInAnotherTermEpochOrHeightAreRefused() {
        Header h = chain.block(HEIGHT).header();
        BlockReference said = BlockReference.of(h);
        Certificate good = chain.certificate(h);
        for (BlockReference other : List.of(
                new BlockReference(said.epoch() + 1, said.term(), said.height(), said.hash()),
                new BlockReference(said.epoch(), said.term() + 1, said.height(), said.hash()),
                new BlockReference(said.epoch(), said.term(), said.height() + 1, said.hash()))) {
            Certificate certificate = new Certificate(Phase.COMMIT, other, good.signatures());
            refused(certified(h, certificate), Step.FINALITY, "another block");
        }
    }

    @Test
    void aPrepareCertificateMakesNothingFinalAmongLiars() {
        Header header = chain.block(HEIGHT).header();
        Certificate prepared = chain.certificate(header, Phase.PREPARE, 2, 0, 1, 2);
        refused(certified(header, prepared), Step.FINALITY, "PREPARE");
        Certificate renamed = new Certificate(Phase.COMMIT, prepared.block(), prepared.signatures());
        refused(certified(header, renamed), Step.FINALITY, "signature");
        TestChain crash = new TestChain(5, CrashModel.CFT);
        Certificate commit = crash.certificate(crash.block(2).header(), Phase.COMMIT, 0, 0, 1, 2);
        refused(crash.certified(2).links().isEmpty()
                        ? TrustChain.of(crash.genesis).checkBlock(new FinalHeader(
                                crash.block(2).header(), Optional.empty(), new FinalityProof(List.of(), commit)))
                        : new Verdict.Invalid<>(Step.FORMAT, "no"),
                Step.FINALITY, "COMMIT");
    }

    @Test
    void fewerThanAQuorumAndStrangersAreRefused() {
        Header header = chain.block(HEIGHT).header();
        refused(certified(header, chain.certificate(header, Phase.COMMIT, 2, 0, 1)), Step.FINALITY, "only 2 of 4");
        Certificate certificate = chain.certificate(header);
        refused(certified(header, new Certificate(Phase.COMMIT, certificate.block(), List.of())),
                Step.FINALITY, "only 0 of 4");
        for (int i = 0; i < certificate.signatures().size(); i++) {
            refused(certified(header, chain.certificate(header, Phase.COMMIT, 3, 0, 1, 2)), Step.FINALITY, "");
        }
    }

    @Test
    void oneBadSignatureAmongEnoughGoodOnesIsRefused() {
        Header header = chain.block(HEIGHT).header();
        Certificate all = chain.certificate(header, Phase.COMMIT, 2, 0, 1, 2, 3);
        assertThat(certified(header, all).isValid()).isTrue();
        for (int bad = 0; bad < 4; bad++) {
            var signatures = new ArrayList<>(all.signatures());
            byte[] bytes = signatures.get(bad).signature().toBytes();
            bytes[3] ^= 1;
            signatures.set(bad, new SignerSignature(bad, Signature.of(bytes)));
            refused(certified(header, new Certificate(Phase.COMMIT, all.block(), signatures)), Step.FINALITY,
                    "signature");
        }
    }

    @Test
    void descendantsSwappedLeftOutOrRepeatedAreRefused() {
        FinalHeader end = chain.finalHeader(3);
        List<Header> way = end.proof().descendants();
        assertThat(way).hasSize(3);
        assertThat(check(List.of(), end).isValid()).isTrue();
        for (List<Header> wrong : List.of(
                List.of(way.get(1), way.get(0), way.get(2)),
                List.of(way.get(1), way.get(2)),
                List.of(way.get(0), way.get(2)),
                List.of(way.get(0), way.get(1)),
                List.of(way.get(0), way.get(0), way.get(1), way.get(2)),
                List.<Header>of())) {
            refused(check(List.of(), new FinalHeader(end.header(), Optional.empty(),
                    new FinalityProof(wrong, end.proof().certificate()))), Step.FINALITY, "");
        }
    }

    @Test
    void anotherIndexTransactionOrReceiptIsRefused() {
        CertifiedHeader header = honest.header();
        var block = chain.block(HEIGHT);
        assertThat(block.transactions()).hasSizeGreaterThan(2);
        TransactionProof second = chain.transaction(HEIGHT, 1);
        refused(new TransactionProof(header, second.transaction(), second.receipt(), honest.transactionPath(),
                honest.receiptPath()).verify(chain.genesis), Step.TRANSACTION, "not number 0");
        refused(new TransactionProof(header, honest.transaction(), second.receipt(), honest.transactionPath(),
                honest.receiptPath()).verify(chain.genesis), Step.RECEIPT, "of the transaction");
        Receipt better = new Receipt(honest.transaction().id(), new Receipt.Applied(), Amount.of(7));
        refused(new TransactionProof(header, honest.transaction(), better, honest.transactionPath(),
                honest.receiptPath()).verify(chain.genesis), Step.RECEIPT, "not number 0");
        assertThatThrownBy(() -> new TransactionProof(header, honest.transaction(), honest.receipt(),
                honest.transactionPath(), second.receiptPath())).isInstanceOf(IllegalArgumentException.class);
        MerkleProof moved = new MerkleProof(1, block.header().txCount(), second.transactionPath().path());
        assertThat(new TransactionProof(header, honest.transaction(), honest.receipt(), moved,
                second.receiptPath()).verify(chain.genesis).isValid()).isFalse();
        TransactionProof elsewhere = chain.transaction(HEIGHT - 1, 0);
        assertThatThrownBy(() -> new TransactionProof(header, elsewhere.transaction(), elsewhere.receipt(),
                        elsewhere.transactionPath(), elsewhere.receiptPath()).verify(chain.genesis).toOptional()
                .orElseThrow()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aTransactionThatSomebodyElseSignedIsRefused() {
        Transaction signed = honest.transaction();
        TransactionSignature good = signed.signatures().getFirst();
        Transaction forged = Transaction.of(signed.body(),
                List.of(new TransactionSignature(good.key(), Signature.of(new byte[Signature.LENGTH]))));
        refused(new TransactionProof(honest.header(), forged, honest.receipt(), honest.transactionPath(),
                honest.receiptPath()).verify(chain.genesis), Step.TRANSACTION, "");
    }

    @Test
    void aStateProofOfAnotherHeightKeyOrValueIsRefused() {
        Key key = chain.block(HEIGHT).state().keySet().iterator().next();
        EntryProof entry = chain.entry(HEIGHT, key);
        EntryProof earlier = chain.entry(2, key);
        refused(new EntryProof(entry.header(), key.kind(), key.natural(), earlier.value(), earlier.path())
                .verify(chain.genesis), Step.STATE, "does not lead");
        refused(new EntryProof(entry.header(), key.kind(), key.natural(), Optional.empty(), entry.path())
                .verify(chain.genesis), Step.STATE, "has an entry");
        refused(new EntryProof(entry.header(), key.kind(), key.natural(), Optional.of(Bytes.of((byte) 1)), entry.path())
                .verify(chain.genesis), Step.STATE, "another value");
        Key absent = new Key(77, key.natural());
        EntryProof nothing = chain.entry(HEIGHT, absent);
        refused(new EntryProof(nothing.header(), 77, key.natural(), Optional.of(Bytes.EMPTY), nothing.path())
                .verify(chain.genesis), Step.STATE, "has nothing");
        assertThatThrownBy(() -> new EntryProof(entry.header(), 77, key.natural(), Optional.empty(), entry.path()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherGenesisBlockOrBlocksBelowTheEpochAreRefused() {
        Header h = chain.block(1).header();
        Header zero = new Header(h.version(), h.chainId(), 0, 0, 0, 0, Hash.ZERO, Hash.ZERO, h.txRoot(), h.stateRoot(),
                h.receiptsRoot(), h.validatorSetHash(), h.nextValidatorSetHash(), h.timestampMs(), 1, 1);
        refused(check(List.of(), new FinalHeader(zero, Optional.empty(),
                new FinalityProof(List.of(), chain.certificate(zero)))), Step.FINALITY, "beginning");
    }

    @Test
    void bytesThatAreNotTheOneEncodingAreRefused() throws DecodingException {
        byte[] bytes = honest.encode().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(decodes(Arrays.copyOf(bytes, length))).as("cut to %d", length).isFalse();
        }
        assertThat(decodes(Arrays.copyOf(bytes, bytes.length + 1))).isFalse();
        byte[] other = bytes.clone();
        other[1] = 2;
        assertThat(decodes(other)).isFalse();
        Encoder link = new Encoder();
        chain.link(1).encode(link);
        assertThat(Decoder.decodeExactly(link.toBytes(), EpochLink::decode)).isEqualTo(chain.link(1));
    }

    private static boolean decodes(byte[] bytes) {
        try {
            Proof.decode(Bytes.of(bytes));
            return true;
        } catch (DecodingException e) {
            return false;
        }
    }

    private Verdict<ProvenHeader> check(List<EpochLink> links, FinalHeader block) {
        return TrustChain.of(chain.genesis).check(new CertifiedHeader(links, block));
    }

    private Verdict<ProvenHeader> certified(Header header, Certificate certificate) {
        return check(chain.links(2),
                new FinalHeader(header, Optional.empty(), new FinalityProof(List.of(), certificate)));
    }

    private static void refused(Verdict<?> verdict, Step step, String words) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
            assertThat(invalid.step()).as(invalid.reason()).isEqualTo(step);
            assertThat(invalid.reason()).contains(words);
        });
    }
}
