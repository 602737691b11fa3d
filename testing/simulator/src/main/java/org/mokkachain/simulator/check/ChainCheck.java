package org.mokkachain.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.value.Hash;

/** I1, I2, I3 and I7: one chain, one certificate per slot, and every later certificate extends what is final. */
final class ChainCheck {
    private record Slot(long epoch, Rank rank) implements Comparable<Slot> {
        static Slot of(BlockReference block) {
            return new Slot(block.epoch(), Rank.of(block));
        }

        @Override
        public int compareTo(Slot other) {
            return epoch != other.epoch ? Long.compare(epoch, other.epoch) : rank.compareTo(other.rank);
        }
    }

    private final Blocks blocks;
    private final VoteCheck votes;
    private final LongToIntFunction honestHolders;
    private final List<BlockReference> chain = new ArrayList<>();
    private final TreeMap<Slot, BlockReference> certified = new TreeMap<>();
    private final TreeMap<Slot, BlockReference> decided = new TreeMap<>();

    /** @param honestHolders how many honest validators must have prepared whatever has a certificate, by epoch */
    ChainCheck(Blocks blocks, VoteCheck votes, LongToIntFunction honestHolders) {
        this.blocks = blocks;
        this.votes = votes;
        this.honestHolders = honestHolders;
    }

    long height() {
        return chain.size();
    }

    /** The final block at a height that some honest node has committed. */
    Hash at(long height) {
        return chain.get((int) height - 1).hash();
    }

    /** An honest node made a block final; whether it was the first to do so. */
    boolean committed(int host, BlockReference block) {
        if (block.height() <= chain.size()) {
            BlockReference known = chain.get((int) block.height() - 1);
            Violation.unless(
                    known.hash().equals(block.hash()),
                    () -> "I1: v" + host + " has " + block + " final, another node " + known);
            return false;
        }
        Violation.unless(
                block.height() == chain.size() + 1,
                () -> "I1: v" + host + " left out a block before " + block);
        chain.add(block);
        return true;
    }

    /**
     * A quorum has committed this very block, not only a descendant of it. What is final by a descendant may lie below
     * the certificate of another branch, one that came too late for the votes of the descendant's term.
     */
    void decided(BlockReference block) {
        Slot slot = Slot.of(block);
        if (decided.putIfAbsent(slot, block) != null) {
            return;
        }
        finalBelow(block).ifPresent(earlier -> requireExtends(block, earlier));
        Slot end = new Slot(block.epoch() + 1, new Rank(0, 0));
        certified.subMap(slot, false, end, false).values().forEach(later -> requireExtends(later, block));
        decided.subMap(slot, false, end, false).values().stream()
                .findFirst()
                .ifPresent(later -> requireExtends(later, block));
        limit(decided);
    }

    /** The block of highest rank below this one that was committed itself, or the end of an earlier epoch. */
    private Optional<BlockReference> finalBelow(BlockReference block) {
        Map.Entry<Slot, BlockReference> earlier = decided.lowerEntry(Slot.of(block));
        if (earlier != null && earlier.getValue().epoch() == block.epoch()) {
            return Optional.of(earlier.getValue());
        }
        // What was certified above the last block of an epoch was discarded with it.
        return chain.reversed().stream().filter(b -> b.epoch() < block.epoch()).findFirst();
    }

    /** A certificate that an honest node has made, or passes on. */
    void certified(Certificate certificate) {
        if (certificate.phase() == Phase.PREPARE && !certificate.signatures().isEmpty()) {
            certified(certificate.block());
        }
    }

    /** A quorum has prepared this block, as an honest node says. */
    void certified(BlockReference block) {
        if (block.term() == 0) {
            return;
        }
        BlockReference known = certified.putIfAbsent(Slot.of(block), block);
        Violation.unless(
                known == null || known.equals(block),
                () -> "I2: two certificates in one slot: " + known + " and " + block);
        if (known == null) {
            int holders = votes.holders(block);
            Violation.unless(
                    holders >= honestHolders.applyAsInt(block.epoch()),
                    () -> "I7: only " + holders + " honest validators have prepared the certified " + block);
            finalBelow(block).ifPresent(earlier -> requireExtends(block, earlier));
            limit(certified);
        }
    }

    private static void limit(TreeMap<Slot, BlockReference> blocks) {
        while (blocks.size() > 4_096) {
            blocks.pollFirstEntry();
        }
    }

    /** @param certificate of a higher rank than {@code fin} */
    private void requireExtends(BlockReference certificate, BlockReference fin) {
        Optional<Hash> ancestor = blocks.ancestor(certificate.hash(), fin.height());
        Violation.unless(
                certificate.height() > fin.height() && ancestor.stream().allMatch(fin.hash()::equals),
                () -> "I3: the certified " + certificate + " does not extend the final " + fin);
    }
}
