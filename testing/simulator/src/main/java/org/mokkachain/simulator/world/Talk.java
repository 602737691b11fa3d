package org.mokkachain.simulator.world;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mokkachain.node.replica.TransactionBatch;
import org.mokkachain.p2p.broadcast.BroadcastMessage.Push;
import org.mokkachain.p2p.broadcast.Item;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.p2p.gossip.Gossip;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.gossip.GossipIdentity;
import org.mokkachain.p2p.gossip.GossipMessage;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.Transaction;

/** The gossip of a host. All machines are linked whenever they can be, so what it wants of links is done already. */
final class Talk {
    private final World world;
    private final Host host;
    private final Signer signer;

    Talk(World world, Host host, Signer signer) {
        this.world = world;
        this.host = host;
        this.signer = signer;
    }

    /** Of a new process. */
    Gossip begin(long wallClockMs, long seed) {
        Setting setting = world.setting();
        GossipIdentity me = new GossipIdentity(
                setting.address(host.validator()), signer, wallClockMs, setting.genesis().hash());
        return new Gossip(me, GossipSettings.DEFAULT, new SplittableRandom(seed));
    }

    List<GossipEvent> introduction() {
        Setting setting = world.setting();
        List<PeerAddress> others = IntStream.range(0, setting.machines().size())
                .filter(other -> other != host.validator())
                .mapToObj(setting::address)
                .toList();
        return List.of(new GossipEvent.Pin(others), new GossipEvent.Join(others));
    }

    void carryOut(GossipEffect effect) {
        switch (effect) {
            case GossipEffect.Send send -> world.post().gossip(host, send.to(), send.message());
            case GossipEffect.SendOnce send -> world.post().gossip(host, send.to().key(), send.message());
            case GossipEffect.Offence(var peer, var sentence) -> world.penalized(host, peer, sentence);
            case GossipEffect.Keep _, GossipEffect.Release _, GossipEffect.News _ -> {}
        }
    }

    /** Whether the replica may see it: who censors does not want to know of everything. */
    boolean hears(GossipMessage message) {
        return host.isHonest()
                || !(message instanceof GossipMessage.OfBroadcast(Push push))
                || push.items().stream().allMatch(this::wants);
    }

    private boolean wants(Item item) {
        try {
            List<Transaction> transactions =
                    item instanceof Message message ? TransactionBatch.decode(message.content()) : List.of();
            return host.known(transactions).size() == transactions.size();
        } catch (DecodingException e) {
            return true;
        }
    }
}
