package org.mokkachain.node.runtime;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.mokkachain.p2p.peers.PeerBook;
import org.mokkachain.p2p.transport.PeerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the addresses of other nodes from one run to the next, so that a restart does not depend on the configured
 * peers. Losing them does no harm: what cannot be read or written is told, and the node goes on.
 */
final class PeerNotes implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerNotes.class);
    private static final long INTERVAL_MS = 15_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final PeerBook book;
    private final Mailbox mailbox;
    private final Halt halt;
    private List<PeerAddress> saved = List.of();

    PeerNotes(PeerBook book, Mailbox mailbox, Halt halt) {
        this.book = book;
        this.mailbox = mailbox;
        this.halt = halt;
    }

    /** What the last run knew. */
    static List<PeerAddress> load(PeerBook book) {
        try {
            return book.load();
        } catch (IOException e) {
            LOG.warn("starting without known peers: {}", e.getMessage());
            return List.of();
        }
    }

    @Override
    public void run() {
        try {
            while (!halt.isEnded()) {
                halt.await(INTERVAL_MS);
                save();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            LOG.debug("the protocol thread has ended", e);
        }
    }

    private void save() {
        List<PeerAddress> known = mailbox.ask(replica -> replica.gossip().addresses(System.nanoTime() / NANOS_PER_MS))
                .join();
        if (!known.isEmpty() && !known.equals(saved)) {
            try {
                book.save(known);
                saved = known;
            } catch (IOException e) {
                LOG.warn("known peers are not kept: {}", e.getMessage());
            }
        }
    }
}
