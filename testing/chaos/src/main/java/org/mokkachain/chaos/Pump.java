package org.mokkachain.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Carries one direction of one connection: one thread reads, one writes, at most a MiB waits between them. */
final class Pump {
    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS = 64;
    /** With a limit of bytes per second, a write is what is due in this part of a second. */
    private static final int PARTS = 50;
    private static final long NANOS = 1_000_000_000L;

    private final Socket from;
    private final Socket to;
    private final Gate gate;
    private final Ending ending;
    private final SplittableRandom random;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(CHUNKS);
    private long nextWrite = System.nanoTime();
    private boolean hole;

    /** Told when the stream has ended on the other side. */
    interface Ending {
        /** The end of the stream was passed on. */
        void ended();

        /** Reading or writing failed. */
        void broken();

        /** Bytes were swallowed: what follows makes no sense to the receiver. */
        void damaged();
    }

    private sealed interface Piece {}

    /** Something read at {@code readAt}, due at {@code due}. */
    private static final class Data implements Piece {
        private final byte[] bytes;
        private final long readAt;
        private long due;

        Data(byte[] bytes, long readAt, long due) {
            this.bytes = bytes;
            this.readAt = readAt;
            this.due = due;
        }
    }

    /** Nothing more comes. */
    private enum Last implements Piece {
        END,
        ERROR
    }

    Pump(Socket from, Socket to, Gate gate, Ending ending, SplittableRandom random) {
        this.from = from;
        this.to = to;
        this.gate = gate;
        this.ending = ending;
        this.random = random;
    }

    /** Runs until the stream ends or the thread is interrupted. */
    void read() {
        try {
            pieces.put(readAll());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Last readAll() throws InterruptedException {
        byte[] buffer = new byte[CHUNK];
        long due = System.nanoTime();
        SplittableRandom chance = random.split();
        try {
            InputStream in = from.getInputStream();
            while (true) {
                gate.awaitMovement();
                int count = in.read(buffer);
                if (count < 0) {
                    return Last.END;
                }
                gate.read.add(count);
                long now = System.nanoTime();
                Weather weather = gate.weather();
                long jitter = weather.jitter().toNanos();
                long delay = weather.delay().toNanos() + (jitter == 0 ? 0 : chance.nextLong(jitter + 1));
                due = Math.max(due, now + delay);
                byte[] bytes = new byte[count];
                System.arraycopy(buffer, 0, bytes, 0, count);
                pieces.put(new Data(bytes, now, due));
            }
        } catch (IOException _) {
            return Last.ERROR;
        }
    }

    /** Runs until the end was passed on or the thread is interrupted. */
    void write() {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                switch (pieces.take()) {
                    case Data data -> write(data, out);
                    case Last last -> {
                        gate.awaitForward();
                        finish(last);
                        return;
                    }
                }
            }
        } catch (IOException _) {
            ending.broken();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(Last last) throws IOException {
        if (last == Last.ERROR || hole) {
            ending.broken();
        } else {
            to.shutdownOutput();
            ending.ended();
        }
    }

    private void write(Data data, OutputStream out) throws IOException, InterruptedException {
        awaitDue(data);
        int done = 0;
        while (done < data.bytes.length) {
            Weather weather = gate.awaitMovement();
            int left = data.bytes.length - done;
            if (weather.passage() == Passage.SWALLOW) {
                hole = true;
                ending.damaged();
                gate.swallowed.add(left);
                return;
            }
            if (hole) {
                throw new IOException("what comes now does not follow what came before");
            }
            int count = Math.min(left, largestWrite(weather));
            if (gate.sleepUntil(nextWrite, weather)) {
                corrupt(data.bytes, done, count, weather.corruptOneIn());
                out.write(data.bytes, done, count);
                gate.forwarded.add(count);
                done += count;
                pace(count, weather.bytesPerSecond());
            } else {
                nextWrite = System.nanoTime();
            }
        }
    }

    /** A change of the weather can bring the time forward. */
    private void awaitDue(Data data) throws InterruptedException {
        Weather weather = gate.weather();
        while (!gate.sleepUntil(data.due, weather)) {
            weather = gate.weather();
            data.due = Math.min(data.due, data.readAt + weather.delay().toNanos());
        }
    }

    private static int largestWrite(Weather weather) {
        long slice = weather.largestSlice() == 0 ? CHUNK : weather.largestSlice();
        long part = weather.bytesPerSecond() == 0 ? CHUNK : Math.max(1, weather.bytesPerSecond() / PARTS);
        return (int) Math.min(slice, part);
    }

    private void pace(int count, long bytesPerSecond) {
        if (bytesPerSecond > 0) {
            nextWrite = Math.max(nextWrite, System.nanoTime() - NANOS / PARTS) + count * NANOS / bytesPerSecond;
        }
    }

    private void corrupt(byte[] bytes, int start, int count, int oneIn) {
        for (int i = start; oneIn > 0 && i < start + count; i++) {
            if (random.nextInt(oneIn) == 0) {
                bytes[i] ^= (byte) (1 << random.nextInt(8));
                gate.corrupted.increment();
            }
        }
    }
}
