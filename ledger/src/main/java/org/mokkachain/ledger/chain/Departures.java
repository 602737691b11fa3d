package org.mokkachain.ledger.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What left the mempool and was not asked for yet; beyond the limit the oldest are forgotten. */
final class Departures {
    private final int limit;
    private final Deque<Departure> departures = new ArrayDeque<>();

    Departures(int limit) {
        this.limit = limit;
    }

    void add(Departure departure) {
        if (departures.size() == limit) {
            departures.removeFirst();
        }
        departures.addLast(departure);
    }

    List<Departure> take() {
        List<Departure> taken = List.copyOf(departures);
        departures.clear();
        return taken;
    }
}
