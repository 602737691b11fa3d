package org.mokkachain.consensus.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mokkachain.consensus.effect.TimerId;
import org.mokkachain.consensus.message.BlocksReply;
import org.mokkachain.consensus.message.GetBlocks;
import org.mokkachain.consensus.message.Heartbeat;
import org.mokkachain.consensus.message.ProposedBlock;
import org.mokkachain.consensus.message.RangeReply;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** Fetches single blocks by hash that are not final everywhere, from one validator after the other, and serves them. */
final class Fetcher {
    private static final int MAX_WANTED = 64;

    private final Core core;
    /** Wanted blocks and when they were asked for. */
    private final Map<Hash, Long> wanted = new LinkedHashMap<>();
    private int turn;
    private Hash lastLeaderTip = Hash.ZERO;
    private boolean armed;

    Fetcher(Core core) {
        this.core = core;
    }

    /** A block is needed. */
    void want(Hash hash) {
        if (wanted.containsKey(hash) || wanted.size() >= MAX_WANTED) {
            return;
        }
        wanted.put(hash, core.now());
        ask(hash);
        arm();
    }

    private void arm() {
        if (!armed) {
            armed = true;
            core.out().timer(TimerId.FETCH, core.settings().timing().status());
        }
    }

    private void ask(Hash hash) {
        List<Peers.Peer> peers = core.peers().validators(core.epoch());
        if (peers.isEmpty()) {
            return;
        }
        Peers.Peer peer = chooseLeaderFirst(hash, peers);
        core.out().send(peer.key, new GetBlocks(hash, core.tree().tip().height()));
    }

    private Peers.Peer chooseLeaderFirst(Hash hash, List<Peers.Peer> peers) {
        OptionalInt leader = core.terms().leader();
        boolean first = wanted.getOrDefault(hash, Peers.NEVER) == core.now();
        if (first && leader.isPresent() && leader.getAsInt() != core.me()) {
            Optional<Peers.Peer> peer = core.peers().get(core.epoch().key(leader.getAsInt()));
            if (peer.isPresent()) {
                return peer.get();
            }
        }
        turn = (turn + 1) % peers.size();
        return peers.get(turn);
    }

    void arrived(Hash hash) {
        wanted.remove(hash);
    }

    /** Asks again for what has not come. */
    void onTimer() {
        armed = false;
        wanted.keySet().removeIf(hash -> core.tree().find(hash).isPresent());
        long patience = core.settings().timing().status();
        // What nothing waits for any more is forgotten; whatever still does will want it again.
        wanted.values().removeIf(since -> core.now() > since + 20 * patience);
        wanted.keySet().forEach(this::ask);
        core.ranges().onTimer();
        if (!wanted.isEmpty() || core.ranges().isActive()) {
            arm();
        }
    }

    /** Ranges share the timer. */
    void keepTimer() {
        arm();
    }

    void onGetBlocks(PublicKey from, GetBlocks request) {
        List<ProposedBlock> found = new ArrayList<>();
        long bytes = 0;
        Optional<BlockNode> at = core.tree().find(request.hash());
        while (at.isPresent()
                && at.get().height() > request.aboveHeight()
                && found.size() < BlocksReply.MAX_BLOCKS
                && bytes < RangeReply.MAX_BYTES) {
            found.add(at.get().block);
            bytes += at.get().block.body().length();
            at = core.tree().find(at.get().parent());
        }
        if (!found.isEmpty()) {
            core.out().send(from, new BlocksReply(found));
        }
    }

    /** The first block must be one that was asked for, and each next one the parent of the one before. */
    void onBlocks(BlocksReply reply) {
        Hash expected = reply.blocks().isEmpty() ? Hash.ZERO : reply.blocks().getFirst().hash();
        if (!wanted.containsKey(expected)) {
            return;
        }
        for (ProposedBlock block : reply.blocks()) {
            if (!block.hash().equals(expected)
                    || block.header().height() <= core.tree().tip().height()
                    || block.header().epoch() != core.epoch().number()
                    || block.header().bodyBytes() > core.settings().maxBlockBytes()) {
                return;
            }
            core.tree().add(block, core.now());
            wanted.remove(expected);
            expected = block.header().parentHash();
        }
    }

    /** The leader has proposed something for two heartbeats that has not come here: show it how far this node is. */
    void onLeaderTip(Heartbeat.Tip tip) {
        boolean lacking = tip.height() > core.tree().tip().height() && !core.tree().contains(tip.hash());
        if (lacking && tip.hash().equals(lastLeaderTip)) {
            core.antiEntropy().requestStatus(core.epoch().key(core.terms().candidate()));
        }
        lastLeaderTip = lacking ? tip.hash() : Hash.ZERO;
    }
}
