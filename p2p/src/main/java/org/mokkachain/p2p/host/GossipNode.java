package org.mokkachain.p2p.host;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.FeedProgress;
import org.mokkachain.p2p.gossip.Gossip;
import org.mokkachain.p2p.gossip.GossipEffect;
import org.mokkachain.p2p.gossip.GossipEvent;
import org.mokkachain.p2p.gossip.GossipFrames;
import org.mokkachain.p2p.gossip.GossipIdentity;
import org.mokkachain.p2p.gossip.GossipSettings;
import org.mokkachain.p2p.gossip.GossipVerifier;
import org.mokkachain.p2p.gossip.VerifiedGossip;
import org.mokkachain.p2p.membership.PeerView;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Gossip for a program of its own, over any {@link Transport}: who is alive and what everybody says of itself, and
 * ordered feeds that reach everybody. Thread-safe; no call waits. News come one after another, on the timer's threads,
 * and must not block. Signatures are checked on the transport's threads.
 */
public final class GossipNode implements AutoCloseable {
    private static final long TURN_MS = 5;
    private static final long SNAPSHOT_MS = 250;
    private static final long NANOS_PER_MS = 1_000_000;

    private final Transport transport;
    private final Self self;
    private final GossipVerifier verifier;
    private final GossipSettings settings;
    private final ScheduledExecutorService timer;
    private final Consumer<GossipEffect.News> news;
    private final GossipLinks links;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger posted = new AtomicInteger();
    private volatile Optional<Gossip> gossip = Optional.empty();
    private volatile Optional<ScheduledFuture<?>> turns = Optional.empty();
    private long snapshotAt;
    private volatile List<PeerView> peers = List.of();
    private volatile List<FeedProgress> feeds = List.of();

    /**
     * Who the node is.
     *
     * @param signer of what it says; with the key of its transport
     * @param network fingerprint of the network: part of all that is signed
     */
    public record Self(Signer signer, SignatureVerifier verifier, Hash network) {}

    /**
     * @param transport not started; it must know the frames of {@link GossipFrames}, and be started by nobody else
     * @param timer does all the work but the checking of signatures
     * @param news of peers and feeds
     */
    public GossipNode(
            Transport transport,
            Self self,
            GossipSettings settings,
            ScheduledExecutorService timer,
            Consumer<GossipEffect.News> news) {
        this.transport = transport;
        this.self = self;
        this.verifier = new GossipVerifier(self.verifier(), self.network());
        this.settings = settings;
        this.timer = timer;
        this.news = news;
        this.links = new GossipLinks(transport, peer -> post(new GossipEvent.Congested(peer)));
    }

    /**
     * Begins to listen and joins by way of the contacts; without any, others have to come. May be called once.
     *
     * @throws IOException if the transport cannot listen
     */
    public void start(List<PeerAddress> contacts) throws IOException {
        transport.start(new Listener());
        GossipIdentity identity = new GossipIdentity(
                transport.address(), self.signer(), System.currentTimeMillis(), self.network());
        Gossip running = new Gossip(identity, settings, new SplittableRandom(new SecureRandom().nextLong()));
        gossip = Optional.of(running);
        post(new GossipEvent.Join(contacts));
        turns = Optional.of(timer.scheduleWithFixedDelay(
                () -> post(() -> turn(running)), TURN_MS, TURN_MS, TimeUnit.MILLISECONDS));
    }

    /** Says something about this node; see {@link GossipEvent.Put}. */
    public void put(String key, Bytes value) {
        post(new GossipEvent.Put(key, value));
    }

    /** Says it no more. */
    public void delete(String key) {
        post(new GossipEvent.Delete(key));
    }

    /** Says something to all, in this node's own feed. */
    public void publish(Bytes content) {
        post(new GossipEvent.Publish(content));
    }

    /** A message that nobody needs any more leaves the log here; all nodes have to say so. */
    public void settle(FeedId feed, long sequence) {
        post(new GossipEvent.Settle(feed, sequence));
    }

    /** Takes and passes on nothing of this author. */
    public void block(PublicKey author) {
        post(new GossipEvent.Block(author));
    }

    /** Takes back {@link #block}. */
    public void allow(PublicKey author) {
        post(new GossipEvent.Allow(author));
    }

    /** All nodes known, at most a quarter of a second ago. Never waits. */
    public List<PeerView> peers() {
        return peers;
    }

    /** How far every feed has come, here and at the neighbours, at most a quarter of a second ago. Never waits. */
    public List<FeedProgress> feeds() {
        return feeds;
    }

    /** Everything is done on the timer's threads, one after another: a transport must not be kept waiting. */
    private void post(Runnable task) {
        tasks.add(task);
        if (posted.getAndIncrement() == 0) {
            timer.execute(this::work);
        }
    }

    private void post(GossipEvent event) {
        post(() -> step(event));
    }

    private void work() {
        int seen = posted.get();
        while (seen != 0) {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            seen = posted.addAndGet(-seen);
        }
    }

    private void step(GossipEvent event) {
        if (gossip.isPresent()) {
            for (GossipEffect effect : gossip.get().step(now(), event)) {
                links.carryOut(effect, System.nanoTime());
                if (effect instanceof GossipEffect.News item) {
                    news.accept(item);
                }
            }
        }
    }

    private void turn(Gossip running) {
        if (running.wakeAt() <= now()) {
            step(new GossipEvent.Wake());
        }
        if (snapshotAt <= now()) {
            snapshotAt = now() + SNAPSHOT_MS;
            links.sweep(System.nanoTime());
            peers = running.membership().peers(now());
            feeds = running.broadcast().progress();
        }
    }

    private static long now() {
        return System.nanoTime() / NANOS_PER_MS;
    }

    /** Says goodbye and ends all links. The timer stays. */
    @Override
    public void close() {
        turns.ifPresent(future -> future.cancel(false));
        post(() -> {
            step(new GossipEvent.Leave());
            gossip = Optional.empty();
            transport.close();
        });
    }

    private final class Listener implements TransportListener {
        @Override
        public void peerConnected(PeerInfo peer) {
            post(new GossipEvent.LinkUp(peer.key()));
        }

        @Override
        public void peerDisconnected(PublicKey peer, Disconnect reason) {
            post(new GossipEvent.LinkDown(peer));
        }

        @Override
        public void peerUnreachable(PeerAddress peer, Trouble trouble) {
            post(new GossipEvent.Unreachable(peer.key()));
        }

        @Override
        public void handshakeRefused(String address, Refusal refusal) {
            // The transport's own list of peers says it to whoever asks.
        }

        @Override
        public void frameReceived(PublicKey peer, Frame frame) {
            try {
                Optional<VerifiedGossip> message = verifier.verify(GossipFrames.decode(frame));
                if (message.isPresent()) {
                    post(new GossipEvent.Received(peer, message.get()));
                } else {
                    transport.reject(peer, "gossip with a wrong signature");
                }
            } catch (DecodingException e) {
                transport.reject(peer, String.valueOf(e.getMessage()));
            }
        }
    }
}
