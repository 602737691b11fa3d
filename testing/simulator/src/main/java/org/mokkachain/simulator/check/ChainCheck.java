package org.mokkachain.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
    private final int honestHolders;
    private final List<BlockReference> chain = new ArrayList<>();
    private final TreeMap<Slot, BlockReference> certified = new TreeMap<>();

    /** @param honestHolders how many honest validators must have prepared whatever has a certificate */
    ChainCheck(Blocks blocks, VoteCheck votes, int honestHolders) {
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
        for (BlockReference later : certified.tailMap(Slot.of(block), false).values()) {
            requireExtends(later, block);
        }
        return true;
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
                    holders >= honestHolders,
                    () -> "I7: only " + holders + " honest validators have prepared the certified " + block);
            for (int i = chain.size() - 1; i >= 0; i--) {
                if (Slot.of(block).compareTo(Slot.of(chain.get(i))) > 0) {
                    requireExtends(block, chain.get(i));
                    break;
                }
            }
            while (certified.size() > 4_096) {
                certified.pollFirstEntry();
            }
        }
    }

    private void requireExtends(BlockReference certificate, BlockReference fin) {
        blocks.ancestor(certificate.hash(), fin.height())
                .ifPresent(ancestor -> Violation.unless(
                        ancestor.equals(fin.hash()),
                        () -> "I3: the certified " + certificate + " does not extend the final " + fin));
    }
}
