package org.mokkachain.ledger.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.tree.Prefix;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.TrustChain;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** A chain of which only the ends of epochs and the blocks of snapshots exist, and states that nobody executed. */
final class SampleStates {
    private static final int DAY = 1_000;
    static final Signature GOOD = Signature.of(new byte[Signature.LENGTH]);

    /** Accepts one signature, of anybody. */
    static final SignatureVerifier VERIFIER = (key, message, signature) -> signature.equals(GOOD);

    private final Genesis genesis = new TestNetwork(1, 1).genesis();
    private final List<EpochLink> links = new ArrayList<>();
    private ValidatorSet validators = genesis.validators();
    private Hash lastHash = Hash.ZERO;

    /** @param epochs that have ended */
    SampleStates(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            ValidatorSet next = new ValidatorSet(epoch % 2 == 0
                    ? genesis.validators().members().subList(0, 3)
                    : genesis.validators().members());
            Header parent = header(DAY * (epoch + 1L) - 1, Hash.ZERO, validators.hash());
            Header last = header(DAY * (epoch + 1L), Hash.ZERO, next.hash(), parent.hash());
            links.add(new EpochLink(new FinalHeader(last, Optional.of(parent), proof(last, GOOD)), next));
            validators = next;
            lastHash = last.hash();
        }
    }

    TrustChain genesisTrust() {
        return TrustChain.of(genesis, VERIFIER);
    }

    List<EpochLink> links() {
        return links;
    }

    /** Height of the first block after the last change of validators. */
    long base() {
        return DAY * (long) links.size() + 1;
    }

    private Header header(long height, Hash stateRoot, Hash nextSet) {
        return header(height, stateRoot, nextSet, height % DAY == 1 ? lastHash : Hash.ZERO);
    }

    private Header header(long height, Hash stateRoot, Hash nextSet, Hash parent) {
        return new Header(
                Header.VERSION,
                genesis.hash(),
                links.size(),
                height,
                1,
                0,
                parent,
                Hash.ZERO,
                Hash.ZERO,
                stateRoot,
                Hash.ZERO,
                validators.hash(),
                nextSet,
                genesis.timestampMs() + height,
                0,
                0);
    }

    FinalityProof proof(Header header, Signature signature) {
        List<SignerSignature> signatures = new ArrayList<>();
        for (int signer = 0; signer < 3; signer++) {
            signatures.add(new SignerSignature(signer, signature));
        }
        return new FinalityProof(List.of(), new Certificate(Phase.COMMIT, BlockReference.of(header), signatures));
    }

    /** Entries of a state by their keys in the tree. */
    static NavigableMap<Hash, SnapshotEntry> entries(Chance chance, int count) {
        NavigableMap<Hash, SnapshotEntry> entries = new TreeMap<>();
        while (entries.size() < count) {
            put(entries, entry(chance));
        }
        return entries;
    }

    static void put(NavigableMap<Hash, SnapshotEntry> entries, SnapshotEntry entry) {
        entries.put(entry.treeKey(), entry);
    }

    static SnapshotEntry entry(Chance chance) {
        int length = chance.hits(0.002) ? 16_000 : chance.below(40);
        return new SnapshotEntry(1 + chance.below(9), bytes(chance, 20), bytes(chance, length));
    }

    private static Bytes bytes(Chance chance, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) chance.below(256);
        }
        return Bytes.of(bytes);
    }

    SnapshotAnswers snapshot(long height, NavigableMap<Hash, SnapshotEntry> entries) {
        StateTree tree = StateTree.EMPTY.with(entries.values().stream().map(SnapshotEntry::inTree).toList());
        Header header = header(height, tree.root(), validators.hash());
        Offer offer = new Offer(new FinalHeader(header, Optional.empty(), proof(header, GOOD)), entries.size());
        return new SnapshotAnswers(offer, tree, (prefix, maxBytes) -> part(entries, prefix, maxBytes));
    }

    private static Optional<List<SnapshotEntry>> part(
            NavigableMap<Hash, SnapshotEntry> entries, Prefix prefix, int maxBytes) {
        List<SnapshotEntry> found =
                List.copyOf(entries.subMap(prefix.first(), true, prefix.last(), true).values());
        int bytes = found.stream().mapToInt(SnapshotAnswers::encodedLength).sum();
        return bytes > maxBytes ? Optional.empty() : Optional.of(found);
    }
}
