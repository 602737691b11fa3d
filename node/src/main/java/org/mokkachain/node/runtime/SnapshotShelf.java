package org.mokkachain.node.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.snapshot.Offer;
import org.mokkachain.ledger.snapshot.SnapshotAnswers;
import org.mokkachain.ledger.snapshot.SnapshotMessage;
import org.mokkachain.ledger.store.LedgerReader;
import org.mokkachain.ledger.store.ProofMaker;
import org.mokkachain.ledger.store.SnapshotStore;
import org.mokkachain.ledger.store.StateSnapshot;
import org.mokkachain.ledger.tree.StateTree;
import org.mokkachain.node.metrics.Meters;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EpochLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots that others may fetch from this node: those of the last two heights that every node takes, or, if there
 * is none yet, one taken when somebody asks. The tree of a snapshot is built when it is asked for. Questions are
 * answered on one thread; what finds it busy with too many others is dropped, and will be asked again.
 */
final class SnapshotShelf implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotShelf.class);
    private static final int MAX_HELD = 2;
    private static final int MAX_WAITING = 64;
    private static final int MAX_LINKS_BYTES = 900 << 10;

    /** One taken because somebody asked is given up after so long without a question. */
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(30);

    /** One taken because somebody asked makes room for a newer one if nobody has fetched of it for so long. */
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final SnapshotStore store;
    private final LedgerReader ledger;
    private final ProofMaker proofs;
    private final int interval;
    private final ConcurrentLinkedQueue<StateSnapshot> fresh = new ConcurrentLinkedQueue<>();
    private final List<Held> held = new ArrayList<>();
    private final LongAdder dropped = new LongAdder();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("snapshots").daemon().factory(),
            (_, _) -> dropped.increment());
    private long lastAsked = System.nanoTime();
    private long lastChunk = lastAsked;

    /** A snapshot, and what is made of it for the first who asks. */
    private static final class Held {
        private final StateSnapshot snapshot;
        private final boolean onDemand;
        private Optional<SnapshotAnswers> answers = Optional.empty();

        private Held(StateSnapshot snapshot, boolean onDemand) {
            this.snapshot = snapshot;
            this.onDemand = onDemand;
        }
    }

    /** @param interval heights between two snapshots; 0: none are kept, but for those who ask */
    SnapshotShelf(SnapshotStore store, LedgerReader ledger, int interval) {
        this.store = store;
        this.ledger = ledger;
        this.proofs = new ProofMaker(ledger);
        this.interval = interval;
    }

    /** Takes snapshots at the heights where every node does, before {@code next} is told of the blocks. */
    LedgerWriter.Audience before(Consumer<List<CommitBatch>> next) {
        return new LedgerWriter.Audience() {
            @Override
            public boolean stopsAt(long height) {
                return interval > 0 && height % interval == 0;
            }

            @Override
            public void written(List<CommitBatch> blocks) {
                if (stopsAt(blocks.getLast().height())) {
                    fresh.add(store.snapshot());
                    worker.execute(SnapshotShelf.this::shelve);
                }
                next.accept(blocks);
            }
        };
    }

    /** Its queue, as figures. */
    void measure(Meters meters) {
        meters.queue("snapshots", worker.getQueue()::size, () -> MAX_WAITING);
        meters.refused("snapshots", dropped::sum);
    }

    /** Answers a question, or not. */
    void ask(SnapshotMessage question, Consumer<SnapshotMessage> reply) {
        worker.execute(() -> {
            lastAsked = System.nanoTime();
            shelve();
            answer(question).ifPresent(reply);
        });
    }

    private void shelve() {
        for (StateSnapshot next = fresh.poll(); next != null; next = fresh.poll()) {
            held.addFirst(new Held(next, false));
            while (held.size() > MAX_HELD) {
                held.removeLast().snapshot.close();
            }
        }
        long now = System.nanoTime();
        held.removeIf(one -> {
            boolean old = one.onDemand && now - lastAsked > IDLE_NANOS;
            if (old) {
                one.snapshot.close();
            }
            return old;
        });
    }

    private Optional<SnapshotMessage> answer(SnapshotMessage question) {
        return switch (question) {
            case SnapshotMessage.GetOffers _ -> Optional.of(offers());
            case SnapshotMessage.GetLinks(long from) -> Optional.of(links(from));
            case SnapshotMessage.GetChunk chunk -> Optional.of(chunk(chunk));
            case SnapshotMessage.Offers _, SnapshotMessage.Links _, SnapshotMessage.ChunkReply _ -> Optional.empty();
        };
    }

    private void dropStale() {
        long height = ledger.head().height();
        boolean unused = System.nanoTime() - lastChunk > STALE_NANOS;
        held.removeIf(one -> {
            boolean stale = one.onDemand && unused && one.snapshot.head().height() < height;
            if (stale) {
                one.snapshot.close();
            }
            return stale;
        });
    }

    private SnapshotMessage offers() {
        dropStale();
        if (held.isEmpty() && ledger.head().height() > 0) {
            held.add(new Held(store.snapshot(), true));
        }
        List<Offer> offers = new ArrayList<>();
        for (Held one : held) {
            answers(one).ifPresent(answers -> offers.add(answers.offer()));
        }
        return new SnapshotMessage.Offers(ledger.head().height(), offers);
    }

    private Optional<SnapshotAnswers> answers(Held one) {
        if (one.answers.isEmpty()) {
            one.answers = proofs.certified(one.snapshot.head().height())
                    .map(CertifiedHeader::block)
                    .map(block -> {
                        StateTree tree = one.snapshot.tree();
                        LOG.info("others may fetch the state after block {} with {} entries",
                                block.header().height(), tree.size());
                        return new SnapshotAnswers(new Offer(block, tree.size()), tree, one.snapshot);
                    });
        }
        return one.answers;
    }

    private SnapshotMessage links(long fromEpoch) {
        List<EpochLink> links = new ArrayList<>();
        Encoder size = new Encoder();
        long epoch = fromEpoch;
        while (links.size() < SnapshotMessage.MAX_LINKS) {
            Optional<EpochLink> link = ledger.epochLink(++epoch);
            if (link.isEmpty()) {
                break;
            }
            link.get().encode(size);
            if (size.size() > MAX_LINKS_BYTES) {
                break;
            }
            links.add(link.get());
        }
        return new SnapshotMessage.Links(fromEpoch, links);
    }

    private SnapshotMessage chunk(SnapshotMessage.GetChunk question) {
        lastChunk = System.nanoTime();
        for (Held one : held) {
            Optional<SnapshotAnswers> answers = one.answers;
            if (answers.isPresent() && answers.get().offer().stateRoot().equals(question.root())) {
                return answers.get().answer(question);
            }
        }
        return new SnapshotMessage.Gone(question.root(), question.prefix());
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        shelve();
        held.forEach(one -> one.snapshot.close());
        held.clear();
    }
}
