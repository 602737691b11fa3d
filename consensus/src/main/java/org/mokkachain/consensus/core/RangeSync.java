package org.mokkachain.consensus.core;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.types.value.PublicKey;

/**
 * Catches up with final blocks in ranges from several peers at a time, each asked for another range. Ranges may come in
 * any order; their blocks are handed on in order. Every range proves itself, so a peer can delay but not deceive.
 */
final class RangeSync {
    /** Most blocks asked for at a time. */
    private static final int RANGE = 250;
    private static final int SHORTEST = 16;
    private static final int PARALLEL = 4;
    /** How far above the next block to be handed on ranges are asked for. */
    private static final int REACH = (PARALLEL + 1) * RANGE;
    /** Blocks handed to the tree ahead of what is committed. */
    private static final int AHEAD = 64;
    /** Bytes of bodies that wait for their turn; above it only what comes next is asked for. */
    private static final long MAX_BUFFERED = 16 << 20;

    private final Core core;
    private final RangeServers servers;
    private final NavigableMap<Long, FinalBlock> buffer = new TreeMap<>();
    private long fed;
    private long buffered;
    private long behindSince = Peers.NEVER;
    /** About as many blocks as fit into an answer. */
    private int span = RANGE;

    RangeSync(Core core, BlockTree tree) {
        this.core = core;
        this.servers = new RangeServers(core);
        this.fed = tree.tip().height();
    }

    boolean isActive() {
        return behindSince != Peers.NEVER;
    }

    private long tip() {
        return core.tree().tip().height();
    }

    /** Hands over what has come and asks for more, if this node is behind; whether something was handed over. */
    boolean advance() {
        boolean progress = feed();
        if (core.peers().highestCommitted() <= tip()) {
            behindSince = Peers.NEVER;
            return progress;
        }
        if (behindSince == Peers.NEVER) {
            behindSince = core.now();
            core.fetcher().keepTimer();
        }
        if (isFarBehind()) {
            request();
        }
        return progress;
    }

    /** What is only just missing usually comes by itself; an observer gets it no other way. */
    private boolean isFarBehind() {
        return !core.isValidator()
                || core.peers().highestCommitted() > tip() + 2L * core.settings().window()
                || core.now() >= behindSince + core.settings().timing().status();
    }

    void onCommitted() {
        behindSince = behindSince == Peers.NEVER ? behindSince : core.now();
    }

    private boolean feed() {
        fed = Math.max(fed, tip());
        buffer.headMap(fed, true).values().removeIf(this::drop);
        boolean progress = false;
        while (!buffer.isEmpty() && buffer.firstKey() == fed + 1 && fed < tip() + AHEAD) {
            FinalBlock block = buffer.pollFirstEntry().getValue();
            drop(block);
            core.tree().add(block.block(), core.now());
            block.proof()
                    .ifPresent(proof -> core.committer()
                            .learn(proof, block.block().reference()));
            fed++;
            progress = true;
        }
        return progress;
    }

    private void request() {
        while (servers.busy() < PARALLEL) {
            long from = firstUncovered();
            boolean wanted = from <= core.peers().highestCommitted() && from < fed + 1 + REACH;
            if (!wanted || buffered >= MAX_BUFFERED && from != fed + 1) {
                return;
            }
            Optional<PublicKey> peer = servers.choose(from);
            if (peer.isEmpty()) {
                return;
            }
            int blocks = (int) (endOfGap(from) - from);
            servers.asked(peer.get(), new RangeServers.Request(from, from + blocks, core.now()));
            core.out().send(peer.get(), new GetRange(from, blocks));
            core.fetcher().keepTimer();
        }
    }

    /** The lowest height that is neither here nor under way. */
    private long firstUncovered() {
        long height = fed + 1;
        boolean moved = true;
        while (moved) {
            moved = false;
            while (buffer.containsKey(height)) {
                height++;
                moved = true;
            }
            Optional<RangeServers.Request> request = servers.covering(height);
            if (request.isPresent()) {
                height = request.get().end();
                moved = true;
            }
        }
        return height;
    }

    /** Up to where nothing is here or under way, and as far as an answer is likely to go. */
    private long endOfGap(long from) {
        Long here = buffer.higherKey(from);
        long end = Math.min(from + span, here == null ? Long.MAX_VALUE : here);
        return Math.min(end, servers.nextAbove(from).orElse(Long.MAX_VALUE));
    }

    void onRange(PublicKey from, RangeReply reply) {
        int got = reply.blocks().size();
        Optional<RangeServers.Request> request = servers.answered(from, reply.fromHeight(), got == 0);
        if (request.isEmpty()) {
            return;
        }
        if (got > 0) {
            boolean full = reply.fromHeight() + got >= request.get().end();
            span = Math.clamp(full ? 2L * span : got, SHORTEST, RANGE);
        }
        for (FinalBlock block : reply.blocks()) {
            long height = block.block().header().height();
            if (height > fed && block.block().header().bodyBytes() <= core.settings().maxBlockBytes()) {
                keep(height, block);
            }
        }
    }

    private void keep(long height, FinalBlock block) {
        if (buffer.putIfAbsent(height, block) == null) {
            buffered += block.block().body().length();
        }
    }

    private boolean drop(FinalBlock block) {
        buffered -= block.block().body().length();
        return true;
    }

    void onTimer() {
        servers.onTimer();
    }
}
