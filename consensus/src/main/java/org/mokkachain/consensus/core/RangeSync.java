package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.mokkachain.consensus.message.FinalBlock;
import org.mokkachain.consensus.message.GetRange;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.types.value.PublicKey;

/**
 * Catches up with final blocks in ranges from two peers at a time. Every range proves itself, so a peer can delay but
 * not deceive; who does not answer is passed over.
 */
final class RangeSync {
    private static final int RANGE = 250;
    private static final int PARALLEL = 2;
    /** Blocks handed to the tree ahead of what is committed. */
    private static final int AHEAD = 64;
    /** Status intervals after which a request is given up. */
    private static final int PATIENCE = 10;
    private static final int MAX_ASKED = 256;
    private static final long MAX_BUFFERED = 16 << 20;

    private record Request(PublicKey peer, long from, long sentAt) {
        long end() {
            return from + RANGE;
        }
    }

    private final Core core;
    private final List<Request> outstanding = new ArrayList<>();
    private final NavigableMap<Long, FinalBlock> buffer = new TreeMap<>();
    private long fed;
    private long buffered;
    private long behindSince = Peers.NEVER;
    /** When each peer was asked last: a number that rises with every request. */
    private final Map<PublicKey, Long> asked = new TreeMap<>();
    private long requests;
    private boolean pausing;

    RangeSync(Core core, BlockTree tree) {
        this.core = core;
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
        if (isFarBehind() && !pausing) {
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
        Optional<Long> from = firstUncovered();
        while (from.isPresent() && outstanding.size() < PARALLEL && buffered < MAX_BUFFERED) {
            Optional<PublicKey> peer = choosePeer(from.get());
            if (peer.isEmpty()) {
                return;
            }
            outstanding.add(new Request(peer.get(), from.get(), core.now()));
            core.out().send(peer.get(), new GetRange(from.get(), RANGE));
            core.fetcher().keepTimer();
            from = firstUncovered();
        }
    }

    private Optional<Long> firstUncovered() {
        long height = fed + 1;
        boolean moved = true;
        while (moved) {
            moved = false;
            while (buffer.containsKey(height)) {
                height++;
                moved = true;
            }
            for (Request request : outstanding) {
                if (height >= request.from() && height < request.end()) {
                    height = request.end();
                    moved = true;
                }
            }
        }
        boolean wanted = height <= core.peers().highestCommitted() && height < fed + 1 + 2L * PARALLEL * RANGE;
        return wanted ? Optional.of(height) : Optional.empty();
    }

    private Optional<PublicKey> choosePeer(long height) {
        List<PublicKey> able = new ArrayList<>();
        for (Peers.Peer peer : core.peers().all()) {
            boolean busy = outstanding.stream().anyMatch(r -> r.peer().equals(peer.key));
            if (!busy && peer.committedHeight() >= height) {
                able.add(peer.key);
            }
        }
        // Whoever waited longest: so one that claims much and answers nothing delays, but cannot keep others from it.
        Optional<PublicKey> chosen =
                able.stream().min(Comparator.comparing(peer -> asked.getOrDefault(peer, 0L)));
        chosen.ifPresent(peer -> asked.put(peer, ++requests));
        while (asked.size() > MAX_ASKED) {
            asked.values().remove(Collections.min(asked.values()));
        }
        return chosen;
    }

    void onRange(PublicKey from, RangeReply reply) {
        boolean asked = outstanding.removeIf(r -> r.peer().equals(from) && r.from() == reply.fromHeight());
        if (!asked) {
            return;
        }
        // A peer that has nothing is asked again only after a pause.
        pausing |= reply.blocks().isEmpty();
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
        pausing = false;
        long patience = PATIENCE * core.settings().timing().status();
        outstanding.removeIf(r -> core.now() >= r.sentAt() + patience || !core.peers().isConnected(r.peer()));
    }
}
