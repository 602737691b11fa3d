package org.mokkachain.node.runtime;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mokkachain.api.model.SyncInfo;
import org.mokkachain.ledger.rocksdb.Staging;
import org.mokkachain.ledger.snapshot.SnapshotCodec;
import org.mokkachain.ledger.snapshot.SnapshotEvent;
import org.mokkachain.ledger.snapshot.SnapshotMessage;
import org.mokkachain.ledger.snapshot.SnapshotProgress;
import org.mokkachain.ledger.store.StoreException;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerStatus;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how far the node is behind. If executing all blocks would take long, or is not possible because nobody has
 * them any more, it fetches a snapshot beside the running node and has the node started again with that. Says what it
 * does in the log and in {@link SyncInfo}. One thread of its own; frames come from any.
 */
final class CatchUp implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int MAX_WAITING = 256;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Nobody offers a snapshot: blocks it is, for a while. */
    private static final long GIVE_UP = 30 * SECOND;

    private static final long PAUSE = 300 * SECOND;
    private static final long FIRST_LOOK = 2 * SECOND;
    private static final long FIRST_OFFERS = 5 * SECOND;

    private final SyncSetup setup;
    private final SnapshotShelf shelf;
    private final Transport transport;
    private final SyncWatch watch;
    private final Halt halt;
    private final LinkedBlockingQueue<SnapshotEvent> events = new LinkedBlockingQueue<>(MAX_WAITING);
    private Optional<SnapshotFetch> fetch = Optional.empty();
    private long lookAt;
    private long startedAt;
    private long notBefore;
    private boolean decided;
    private boolean tidy;
    private volatile boolean blocksHeld;

    CatchUp(SyncSetup setup, SnapshotShelf shelf, Transport transport, SyncWatch watch, Halt halt) {
        this.setup = setup;
        this.shelf = shelf;
        this.transport = transport;
        this.watch = watch;
        this.halt = halt;
        this.lookAt = System.nanoTime();
        this.notBefore = lookAt;
        this.startedAt = lookAt;
        this.blocksHeld = setup.snapshotAfter() > 0;
    }

    /** Whether the state is coming in as a whole, or is likely to, so that blocks need not. */
    boolean needsNoBlocks() {
        return blocksHeld;
    }

    /** A frame about snapshots, on the thread that received it. */
    void received(PublicKey peer, Bytes body) throws DecodingException {
        SnapshotMessage message = SnapshotCodec.decode(body);
        switch (message) {
            case SnapshotMessage.GetOffers _, SnapshotMessage.GetLinks _, SnapshotMessage.GetChunk _ ->
                shelf.ask(message, answer -> send(peer, answer));
            case SnapshotMessage.Offers _, SnapshotMessage.Links _, SnapshotMessage.ChunkReply _ ->
                offer(new SnapshotEvent.Received(peer, message));
        }
    }

    void connected(PublicKey peer) {
        offer(new SnapshotEvent.Connected(peer));
    }

    void disconnected(PublicKey peer) {
        offer(new SnapshotEvent.Disconnected(peer));
    }

    /** What finds too many before it is lost, as on a bad network. */
    private boolean offer(SnapshotEvent event) {
        return events.offer(event);
    }

    private void send(PublicKey peer, SnapshotMessage message) {
        transport.send(peer, new Frame(Wire.SNAPSHOT, SnapshotCodec.encode(message)));
    }

    @Override
    public void run() {
        try {
            while (!halt.isEnded()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            LOG.error("the snapshot is given up: {}", e.getMessage());
        } finally {
            blocksHeld = false;
            fetch.ifPresent(SnapshotFetch::close);
        }
    }

    private void turn() throws InterruptedException {
        Optional<SnapshotEvent> event = Optional.ofNullable(events.poll(250, TimeUnit.MILLISECONDS));
        try {
            fetch.ifPresent(running -> step(running, event));
            long now = System.nanoTime();
            if (now - lookAt >= 0 && !halt.isEnded()) {
                lookAt = now + (decided ? SECOND : SECOND / 10);
                look(now);
            }
        } catch (StoreException e) {
            giveUp(e.getMessage() + ". " + e.remedy());
        }
    }

    private void step(SnapshotFetch running, Optional<SnapshotEvent> event) {
        event.ifPresent(running::step);
        running.step(new SnapshotEvent.Tick());
        finishIfComplete(running);
    }

    /** What was fetched is of no use for a later attempt, or takes the room that there is not. */
    private void giveUp(String reason) {
        LOG.warn("the snapshot is given up, going on with blocks: {}", reason);
        stop(System.nanoTime());
        setup.swap().discard();
    }

    /** For a moment after the start, until others have said how far they are, and while a snapshot is looked for. */
    private void holdBlocks(long now) {
        decided |= watch.target() > watch.height() || now - startedAt >= FIRST_LOOK;
        boolean fetching = fetch.filter(running -> running.progress().phase() != SnapshotProgress.Phase.SEEKING)
                .isPresent();
        boolean looking = fetch.isPresent() && now - startedAt < FIRST_OFFERS;
        blocksHeld = setup.snapshotAfter() > 0 && (!decided || fetching || looking);
    }

    private void look(long now) {
        watch.look(now, fetch.map(SnapshotFetch::progress));
        Optional<String> trouble = setup.room().trouble();
        if (fetch.isEmpty() && watch.isFarBehind(setup.snapshotAfter()) && now - notBefore >= 0) {
            trouble.ifPresentOrElse(reason -> forgo(now, reason), () -> begin(now));
        } else if (fetch.isPresent() && trouble.isPresent()) {
            giveUp(trouble.get());
        } else if (fetch.isPresent() && isHopeless(now)) {
            LOG.info("no peer has a snapshot worth fetching; going on with blocks");
            stop(now);
        } else if (fetch.isPresent() && !blocksHeld && watch.isInSync()) {
            stop(now);
        } else if (fetch.isEmpty() && !tidy && watch.hasCaughtUp()) {
            tidy = true;
            setup.swap().discard();
        }
        holdBlocks(now);
    }

    private void forgo(long now, String reason) {
        LOG.warn("far behind, but no snapshot is fetched, going on with blocks: {}", reason);
        notBefore = now + PAUSE;
    }

    private boolean isHopeless(long now) {
        return fetch.orElseThrow().progress().phase() == SnapshotProgress.Phase.SEEKING
                && now - startedAt >= GIVE_UP;
    }

    private void begin(long now) {
        long half = Math.min(setup.snapshotAfter(), watch.target() - watch.height()) / 2;
        long minHeight = watch.height() + (watch.isStuck() ? 1 : Math.max(1, half));
        Staging staging = Staging.open(setup.swap().staging(), setup.genesis());
        SnapshotFetch begun = new SnapshotFetch(staging, setup.trust(), minHeight, new SnapshotFetch.Network(
                this::send, transport::reject, this::put));
        events.clear();
        tidy = false;
        fetch = Optional.of(begun);
        startedAt = now;
        LOG.info("far behind: height {} of {}; looking for a snapshot above {}{}", watch.height(), watch.target(),
                minHeight, begun.resumed() > 0 ? ", with " + begun.resumed() + " parts from before" : "");
        begun.connect(transport.peers().stream()
                .filter(PeerStatus::connected)
                .map(PeerStatus::key)
                .toList());
    }

    /** From the thread that writes chunks; it never has more under way than there is room for. */
    private void put(SnapshotEvent event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(long now) {
        fetch.ifPresent(SnapshotFetch::close);
        fetch = Optional.empty();
        notBefore = now + PAUSE;
    }

    private void finishIfComplete(SnapshotFetch running) {
        running.completed().ifPresent(target -> {
            watch.look(System.nanoTime(), Optional.of(running.progress()));
            if (watch.height() >= target.height()) {
                LOG.info("the snapshot of block {} is not needed any more: block {} is here", target.height(),
                        watch.height());
                stop(System.nanoTime());
                return;
            }
            LOG.info(String.format(Locale.ROOT, "the state after block %d is here, fetched in %.1f s",
                    target.height(), (System.nanoTime() - startedAt) / (double) SECOND));
            running.finish(setup.ledgerId());
            fetch = Optional.empty();
            halt.restart("a snapshot takes the place of the ledger");
        });
    }
}
