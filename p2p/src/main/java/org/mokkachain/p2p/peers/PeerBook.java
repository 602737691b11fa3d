package org.mokkachain.p2p.peers;

import java.io.IOException;
import java.util.List;
import org.mokkachain.p2p.transport.PeerAddress;

/** Remembers addresses of peers beyond the end of the process, as far as it is made for that. Thread-safe. */
public interface PeerBook {
    /** The most addresses a book holds. */
    int MAX_ADDRESSES = 10_000;

    /**
     * What was saved last, in the same order; empty if nothing ever was.
     *
     * @throws IOException if it cannot be read, or is damaged; the message names the place
     */
    List<PeerAddress> load() throws IOException;

    /**
     * Remembers these addresses instead of those before: all of them or, if that fails, none.
     *
     * @param addresses at most {@value #MAX_ADDRESSES}
     * @throws IOException if it cannot be written; the message names the place
     */
    void save(List<PeerAddress> addresses) throws IOException;

    /** Refuses too long a list. */
    static void check(List<PeerAddress> addresses) {
        if (addresses.size() > MAX_ADDRESSES) {
            throw new IllegalArgumentException(
                    addresses.size() + " addresses are more than the " + MAX_ADDRESSES + " a peer book holds");
        }
    }
}
