package org.mokkachain.consensus.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.epoch.Rank;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.value.Hash;

/**
 * The last final block and the blocks that may follow it. Bounded: above the limit the lowest ranks that nothing
 * depends on are dropped. Final blocks stay for a while to be served to peers that are just behind.
 */
final class BlockTree {
    private static final int MAX_NODES = 512;
    private static final int MAX_SETTLED = 64;

    /** How a block hangs together with the last final one. */
    sealed interface Path {
        /** All blocks from the child of the last final one to the target; none if the target is that block. */
        record Complete(List<BlockNode> nodes) implements Path {}

        /** This ancestor is not here. */
        record Missing(Hash hash) implements Path {}

        /** The target does not descend from the last final block. */
        record Forked() implements Path {}
    }

    private final Map<Hash, BlockNode> nodes = new LinkedHashMap<>();
    private final Map<Hash, BlockNode> settled = new LinkedHashMap<>();
    private BlockReference tip;
    private Header tipHeader;

    BlockTree(Epoch epoch, Header tipHeader) {
        this.tipHeader = tipHeader;
        this.tip = tipHeader.height() == epoch.root().height() ? epoch.root() : BlockReference.of(tipHeader);
    }

    /** The last final block; the root of the epoch has term 0. */
    BlockReference tip() {
        return tip;
    }

    Header tipHeader() {
        return tipHeader;
    }

    Optional<BlockNode> get(Hash hash) {
        return Optional.ofNullable(nodes.get(hash));
    }

    boolean contains(Hash hash) {
        return nodes.containsKey(hash);
    }

    /** A block, final or not, to be served to a peer. */
    Optional<BlockNode> find(Hash hash) {
        BlockNode node = nodes.get(hash);
        return Optional.ofNullable(node != null ? node : settled.get(hash));
    }

    /** Adds a block above the last final one; one that is there already is returned as it is. */
    BlockNode add(ProposedBlock block, long now) {
        Hash hash = block.hash();
        BlockNode present = nodes.get(hash);
        if (present != null) {
            return present;
        }
        BlockNode node = new BlockNode(block, now);
        nodes.put(hash, node);
        return node;
    }

    /** Drops the lowest ranks among the blocks that {@code roots} do not descend from, down to the limit. */
    void limit(List<Hash> roots) {
        if (nodes.size() <= MAX_NODES) {
            return;
        }
        TreeSet<Hash> kept = new TreeSet<>();
        for (Hash root : roots) {
            for (BlockNode at = nodes.get(root); at != null && kept.add(at.hash()); at = nodes.get(at.parent())) {
                // The loop itself collects the ancestors.
            }
        }
        nodes.values().stream()
                .filter(node -> !kept.contains(node.hash()))
                .sorted(Comparator.comparing((BlockNode node) -> Rank.of(node.reference)))
                .limit(nodes.size() - MAX_NODES)
                .map(BlockNode::hash)
                .toList()
                .forEach(nodes::remove);
    }

    /** The way from the last final block to {@code target}. */
    Path path(Hash target) {
        Deque<BlockNode> way = new ArrayDeque<>();
        Hash at = target;
        while (!at.equals(tip.hash())) {
            BlockNode node = nodes.get(at);
            if (node == null) {
                return settled.containsKey(at) ? new Path.Forked() : new Path.Missing(at);
            }
            if (node.height() <= tip.height()) {
                return new Path.Forked();
            }
            way.addFirst(node);
            at = node.parent();
            if (node.height() == tip.height() + 1 && !at.equals(tip.hash())) {
                return new Path.Forked();
            }
        }
        return new Path.Complete(new ArrayList<>(way));
    }

    /** Makes these blocks final. Whatever is not above them can never become final and is dropped. */
    void settle(List<BlockNode> chain) {
        for (BlockNode node : chain) {
            nodes.remove(node.hash());
            settled.put(node.hash(), node);
        }
        BlockNode last = chain.getLast();
        tip = last.reference;
        tipHeader = last.header();
        nodes.values().removeIf(node -> node.height() <= tip.height());
        var oldest = settled.keySet().iterator();
        for (int excess = settled.size() - MAX_SETTLED; excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The blocks above the last final one. */
    Collection<BlockNode> all() {
        return nodes.values();
    }

    int size() {
        return nodes.size();
    }
}
