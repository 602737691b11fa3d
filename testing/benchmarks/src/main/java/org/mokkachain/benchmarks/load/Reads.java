package org.mokkachain.benchmarks.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;

/**
 * What people and programs read while a chain works: its status, the latest block and an account in turn, each node in
 * turn, at a fixed rate whatever the answers (open loop). Time counts from the moment a read was due, so that a node
 * that stops for a while does not look fast (coordinated omission).
 */
final class Reads {
    private static final long MAX_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;

    private final List<MokkaClient> clients;
    private final List<String> accounts;
    private final Map<Kind, Series> series = new EnumMap<>(Kind.class);
    private final Thread pacer;
    private volatile boolean stopped;

    /** What is read. */
    private enum Kind {
        STATUS,
        BLOCK,
        ACCOUNT
    }

    /** How long the reads of one kind took. */
    private record Series(Histogram micros, LongAdder failed) {
        Series() {
            this(new ConcurrentHistogram(MAX_MICROS, DIGITS), new LongAdder());
        }
    }

    private Reads(List<MokkaClient> clients, List<String> accounts, int rate) {
        this.clients = clients;
        this.accounts = accounts;
        for (Kind kind : Kind.values()) {
            series.put(kind, new Series());
        }
        this.pacer = Thread.ofPlatform().daemon().name("reads").unstarted(() -> pace(rate));
    }

    /**
     * Reads until it is stopped.
     *
     * @param accounts addresses of the accounts to read
     * @param rate reads per second; 0: none
     */
    static Reads start(List<MokkaClient> clients, List<String> accounts, int rate) {
        Reads reads = new Reads(clients, accounts, rate);
        if (rate > 0) {
            reads.pacer.start();
        }
        return reads;
    }

    private void pace(int rate) {
        long start = System.nanoTime();
        List<Thread> open = new ArrayList<>();
        for (long next = 0; !stopped; next++) {
            long due = start + next * TimeUnit.SECONDS.toNanos(1) / rate;
            while (System.nanoTime() < due && !stopped) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = Math.toIntExact(next);
            open.add(Thread.startVirtualThread(() -> read(number, due)));
            if (open.size() >= rate) {
                open.removeIf(thread -> !thread.isAlive());
            }
        }
        open.forEach(Reads::join);
    }

    private void read(int number, long due) {
        Kind kind = Kind.values()[number % Kind.values().length];
        int turn = number / Kind.values().length;
        Series measured = series.getOrDefault(kind, new Series());
        try {
            ask(kind, clients.get(turn % clients.size()), accounts.get(turn % accounts.size()));
            measured.micros().recordValue(Math.clamp((System.nanoTime() - due) / 1_000, 0, MAX_MICROS));
        } catch (MokkaClientException e) {
            measured.failed().increment();
        }
    }

    private static void ask(Kind kind, MokkaClient client, String account) throws MokkaClientException {
        switch (kind) {
            case STATUS -> client.status();
            case BLOCK -> client.block("latest");
            case ACCOUNT -> client.account(account);
        }
    }

    /** What was measured so far; nothing if nothing was read. */
    List<Report.ReadTimes> times() {
        List<Report.ReadTimes> times = new ArrayList<>();
        series.forEach((kind, measured) -> {
            Histogram micros = measured.micros();
            long failed = measured.failed().sum();
            if (micros.getTotalCount() + failed > 0) {
                times.add(new Report.ReadTimes(
                        kind.name().toLowerCase(Locale.ROOT), micros.getTotalCount(), failed, latency(micros)));
            }
        });
        return times;
    }

    private static Report.Latency latency(Histogram micros) {
        return new Report.Latency(
                micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(90) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0,
                micros.getMaxValue() / 1_000.0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the last answer is there. */
    void stop() {
        stopped = true;
        if (pacer.isAlive()) {
            join(pacer);
        }
    }
}
