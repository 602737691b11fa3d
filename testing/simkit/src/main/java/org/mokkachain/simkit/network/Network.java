package org.mokkachain.simkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mokkachain.simkit.chance.Chance;
import org.mokkachain.simkit.time.VirtualTime;

/**
 * Carries parcels between numbered endpoints. Each direction of each link can be cut, or clogged: then everything
 * waits, in order, until it is free again. Not thread-safe.
 *
 * @param <P> what is carried
 */
public final class Network<P> {
    private static final int REMEMBERED = 16;

    /** Takes what arrives. */
    public interface Receiver<P> {
        void receive(int from, int to, P parcel);
    }

    private final VirtualTime time;
    private final Chance chance;
    private final Receiver<P> receiver;
    private final Predicate<P> replayable;
    private final int[][] cuts;
    private final long[][] cloggedUntil;
    private final List<List<P>> sent = new ArrayList<>();
    private final int size;
    private Weather weather = Weather.calm(1_000_000, 1_000_000);
    private long parcels;

    /** @param replayable whether a parcel may arrive again long after it was sent */
    public Network(int size, VirtualTime time, Chance chance, Receiver<P> receiver, Predicate<P> replayable) {
        this.size = size;
        this.time = time;
        this.chance = chance;
        this.receiver = receiver;
        this.replayable = replayable;
        this.cuts = new int[size][size];
        this.cloggedUntil = new long[size][size];
        for (int i = 0; i < size * size; i++) {
            sent.add(new ArrayList<>());
        }
    }

    public void weather(Weather next) {
        weather = next;
    }

    /** Parcels handed over so far. */
    public long parcels() {
        return parcels;
    }

    /** Hands over a parcel; it arrives later, or never. */
    public void send(int from, int to, P parcel) {
        parcels++;
        if (replayable.test(parcel)) {
            remember(from, to, parcel);
        }
        if (isCut(from, to) || chance.hits(weather.loss())) {
            return;
        }
        deliver(from, to, parcel);
        if (chance.hits(weather.duplicate())) {
            deliver(from, to, parcel);
        }
        if (chance.hits(weather.replay())) {
            List<P> earlier = sent.get(from * size + to);
            if (!earlier.isEmpty()) {
                deliver(from, to, chance.oneOf(earlier));
            }
        }
    }

    private void remember(int from, int to, P parcel) {
        if (weather.replay() > 0) {
            List<P> earlier = sent.get(from * size + to);
            if (earlier.size() < REMEMBERED) {
                earlier.add(parcel);
            } else {
                earlier.set(chance.below(REMEMBERED), parcel);
            }
        }
    }

    private void deliver(int from, int to, P parcel) {
        long delay = chance.between(weather.minDelay(), weather.maxDelay());
        if (chance.hits(weather.slow())) {
            delay += chance.between(0, 9 * weather.maxDelay());
        }
        long arrival = Math.max(time.now() + delay, cloggedUntil[from][to]);
        time.at(arrival, () -> {
            if (!isCut(from, to)) {
                receiver.receive(from, to, parcel);
            }
        });
    }

    public boolean isCut(int from, int to) {
        return cuts[from][to] > 0;
    }

    /** Cuts one direction. Several cuts of it can overlap; it is whole again after as many {@link #mend}s. */
    public void cut(int from, int to) {
        cuts[from][to]++;
    }

    public void mend(int from, int to) {
        cuts[from][to] = Math.max(0, cuts[from][to] - 1);
    }

    /** Everything sent in this direction from now on arrives at {@code until} at the earliest. */
    public void clog(int from, int to, long until) {
        cloggedUntil[from][to] = Math.max(cloggedUntil[from][to], until);
    }

    /** No cut and no clog is left. */
    public void healAll() {
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                cuts[from][to] = 0;
                cloggedUntil[from][to] = 0;
            }
        }
    }
}
