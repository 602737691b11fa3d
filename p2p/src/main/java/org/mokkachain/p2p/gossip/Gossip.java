package org.mokkachain.p2p.gossip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mokkachain.p2p.broadcast.Broadcast;
import org.mokkachain.p2p.broadcast.BroadcastEffect;
import org.mokkachain.p2p.broadcast.BroadcastEvent;
import org.mokkachain.p2p.membership.Membership;
import org.mokkachain.p2p.membership.MembershipEffect;
import org.mokkachain.p2p.membership.MembershipEvent;
import org.mokkachain.p2p.membership.PeerView;
import org.mokkachain.p2p.overlay.Overlay;
import org.mokkachain.p2p.overlay.OverlayEffect;
import org.mokkachain.p2p.overlay.OverlayEvent;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * One node of the gossip layer: the overlay decides who is a neighbour, membership and broadcast talk to neighbours,
 * and what membership hears of addresses helps the overlay. Deterministic; not thread-safe. Times are milliseconds of
 * any clock that never runs backwards.
 */
public final class Gossip {
    /** The key under which a node says where it can be dialled. */
    public static final String ADDRESS = "address";

    private final GossipIdentity identity;
    private final Membership membership;
    private final Overlay overlay;
    private final Broadcast broadcast;
    private final Set<PublicKey> links = new LinkedHashSet<>();
    private final List<GossipEffect> out = new ArrayList<>();
    private long now;

    public Gossip(GossipIdentity identity, GossipSettings settings, RandomGenerator random) {
        this.identity = identity;
        this.membership = new Membership(
                identity.signer(), identity.epoch(), identity.genesis(), settings.membership(), random);
        this.overlay = new Overlay(identity.address(), settings.overlay(), random);
        this.broadcast =
                new Broadcast(identity.signer(), identity.epoch(), identity.genesis(), settings.broadcast());
    }

    /** What follows from an event; {@code nowMs} is never less than before. */
    public List<GossipEffect> step(long nowMs, GossipEvent event) {
        now = nowMs;
        switch (event) {
            case GossipEvent.Wake() -> wake();
            case GossipEvent.Join(List<PeerAddress> contacts) -> join(contacts);
            case GossipEvent.Pin(List<PeerAddress> peers) -> pin(peers);
            case GossipEvent.Leave() -> leave();
            case GossipEvent.LinkUp(PublicKey peer) -> linkUp(peer);
            case GossipEvent.LinkDown(PublicKey peer) -> linkDown(peer);
            case GossipEvent.Unreachable(PublicKey peer) -> {
                out.add(new GossipEffect.Release(peer));
                overlay(new OverlayEvent.Unreachable(peer));
            }
            case GossipEvent.Received(PublicKey from, VerifiedGossip message) -> receive(from, message);
            case GossipEvent.Congested(PublicKey peer) -> broadcast(new BroadcastEvent.Congested(peer));
            case GossipEvent.Put(String key, Bytes value) -> membership(new MembershipEvent.Put(key, value));
            case GossipEvent.Delete(String key) -> membership(new MembershipEvent.Delete(key));
            case GossipEvent.Publish(Bytes content) -> broadcast(new BroadcastEvent.Publish(content));
            case GossipEvent.Settle settle ->
                broadcast(new BroadcastEvent.Settle(settle.feed(), settle.sequence()));
            case GossipEvent.Block(PublicKey author) -> broadcast(new BroadcastEvent.Block(author));
            case GossipEvent.Allow(PublicKey author) -> broadcast(new BroadcastEvent.Allow(author));
        }
        List<GossipEffect> effects = List.copyOf(out);
        out.clear();
        return effects;
    }

    /** When {@link GossipEvent.Wake} is due; {@link Long#MAX_VALUE}: not now. */
    public long wakeAt() {
        return Math.min(broadcast.wakeAt(), Math.min(membership.wakeAt(), overlay.wakeAt()));
    }

    /** What every node says of itself, and who is alive; to be read only. */
    public Membership membership() {
        return membership;
    }

    /** Where the others that are alive can be dialled, as they say. */
    public List<PeerAddress> addresses(long nowMs) {
        return membership.peers(nowMs).stream()
                .filter(PeerView::live)
                .flatMap(peer -> Optional.ofNullable(peer.values().get(ADDRESS))
                        .flatMap(said -> Addresses.decode(peer.key(), said)).stream())
                .toList();
    }

    /** Who the neighbours are; to be read only. */
    public Overlay overlay() {
        return overlay;
    }

    /** The feeds and how far each has come; to be read only. */
    public Broadcast broadcast() {
        return broadcast;
    }

    private void wake() {
        if (membership.wakeAt() <= now) {
            membership(new MembershipEvent.Wake());
        }
        if (overlay.wakeAt() <= now) {
            overlay(new OverlayEvent.Wake());
        }
        if (broadcast.wakeAt() <= now) {
            broadcast(new BroadcastEvent.Wake());
        }
    }

    private void join(List<PeerAddress> contacts) {
        membership(new MembershipEvent.Put(ADDRESS, Addresses.encode(identity.address())));
        membership(new MembershipEvent.Seeds(keys(contacts)));
        overlay(new OverlayEvent.Join(contacts));
    }

    private void pin(List<PeerAddress> peers) {
        membership(new MembershipEvent.Pin(keys(peers)));
        overlay(new OverlayEvent.Pin(peers));
    }

    private static List<PublicKey> keys(List<PeerAddress> peers) {
        return peers.stream().map(PeerAddress::key).toList();
    }

    private void leave() {
        membership(new MembershipEvent.Leave());
        overlay(new OverlayEvent.Leave());
    }

    private void linkUp(PublicKey peer) {
        links.add(peer);
        overlay(new OverlayEvent.LinkUp(peer));
    }

    private void linkDown(PublicKey peer) {
        links.remove(peer);
        overlay(new OverlayEvent.LinkDown(peer));
    }

    private void receive(PublicKey from, VerifiedGossip message) {
        switch (message) {
            case VerifiedGossip.OfMembership of -> membership(new MembershipEvent.Received(from, of.message()));
            case VerifiedGossip.OfOverlay of -> overlay(new OverlayEvent.Received(from, of.message()));
            case VerifiedGossip.OfBroadcast of -> broadcast(new BroadcastEvent.Received(from, of.message()));
        }
    }

    // ---- what the three want

    private void overlay(OverlayEvent event) {
        for (OverlayEffect effect : overlay.step(now, event)) {
            switch (effect) {
                case OverlayEffect.Keep(PeerAddress peer) -> keep(peer);
                case OverlayEffect.Release(PublicKey peer) -> out.add(new GossipEffect.Release(peer));
                case OverlayEffect.Send send -> out.add(
                        new GossipEffect.SendOnce(send.to(), new GossipMessage.OfOverlay(send.message())));
                case OverlayEffect.NeighborUp(PublicKey peer) -> {
                    membership(new MembershipEvent.Linked(peer));
                    broadcast(new BroadcastEvent.LinkUp(peer));
                }
                case OverlayEffect.NeighborDown(PublicKey peer) -> {
                    membership(new MembershipEvent.Unlinked(peer));
                    broadcast(new BroadcastEvent.LinkDown(peer));
                }
                case OverlayEffect.Offence(PublicKey peer, String sentence) ->
                    out.add(new GossipEffect.Offence(peer, sentence));
            }
        }
    }

    private void keep(PeerAddress peer) {
        out.add(new GossipEffect.Keep(peer));
        if (links.contains(peer.key())) {
            overlay(new OverlayEvent.LinkUp(peer.key()));
        }
    }

    private void membership(MembershipEvent event) {
        for (MembershipEffect effect : membership.step(now, event)) {
            switch (effect) {
                case MembershipEffect.Send send -> send(send.to(), new GossipMessage.OfMembership(send.message()));
                case MembershipEffect.PeerNew(PublicKey peer) -> {
                    out.add(new GossipEffect.PeerNew(peer));
                    resize();
                }
                case MembershipEffect.PeerUpdated(PublicKey peer, String key, Optional<Bytes> value) -> {
                    out.add(new GossipEffect.PeerUpdated(peer, key, value));
                    value.filter(_ -> key.equals(ADDRESS)).ifPresent(address -> heardOf(peer, address));
                }
                case MembershipEffect.Refused(String key, String reason) ->
                    out.add(new GossipEffect.PutRefused(key, reason));
                case MembershipEffect.Renewed(long generation) -> out.add(new GossipEffect.Renewed(generation));
                case MembershipEffect.PeerDead(PublicKey peer, double phi) -> {
                    out.add(new GossipEffect.PeerDead(peer, phi));
                    resize();
                }
                case MembershipEffect.PeerLive(PublicKey peer) -> {
                    out.add(new GossipEffect.PeerLive(peer));
                    resize();
                }
                case MembershipEffect.PeerForgotten(PublicKey peer) -> {
                    out.add(new GossipEffect.PeerForgotten(peer));
                    resize();
                }
                case MembershipEffect.Offence(PublicKey peer, String sentence) ->
                    out.add(new GossipEffect.Offence(peer, sentence));
            }
        }
    }

    private void resize() {
        overlay(new OverlayEvent.Size(membership.live().size() + 1));
    }

    private void heardOf(PublicKey peer, Bytes said) {
        Addresses.decode(peer, said).ifPresent(address -> overlay(new OverlayEvent.Known(address)));
    }

    private void broadcast(BroadcastEvent event) {
        for (BroadcastEffect effect : broadcast.step(now, event)) {
            switch (effect) {
                case BroadcastEffect.Send send -> send(send.to(), new GossipMessage.OfBroadcast(send.message()));
                case BroadcastEffect.Published published ->
                    out.add(new GossipEffect.Published(published.feed(), published.sequence()));
                case BroadcastEffect.Deliver deliver ->
                    out.add(new GossipEffect.Delivered(deliver.message(), deliver.hop()));
                case BroadcastEffect.Skipped skipped ->
                    out.add(new GossipEffect.Skipped(skipped.feed(), skipped.from(), skipped.to()));
                case BroadcastEffect.Forked forked ->
                    out.add(new GossipEffect.Forked(forked.feed(), forked.one(), forked.other()));
                case BroadcastEffect.Offence(PublicKey peer, String sentence) ->
                    out.add(new GossipEffect.Offence(peer, sentence));
            }
        }
    }

    private void send(PublicKey to, GossipMessage message) {
        if (links.contains(to)) {
            out.add(new GossipEffect.Send(to, message));
        }
    }
}
