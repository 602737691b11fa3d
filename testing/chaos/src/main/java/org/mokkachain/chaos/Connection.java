package org.mokkachain.chaos;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through the proxy, or, without a target, one that nobody answers. */
final class Connection implements Pump.Ending {
    private final List<Socket> sockets;
    private final Consumer<Connection> gone;
    private final AtomicInteger endsToCome = new AtomicInteger(2);
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean damaged;

    /**
     * @param sockets the one that came in, and the one to the target if there is one
     * @param gone told once, when it is over
     */
    Connection(List<Socket> sockets, Consumer<Connection> gone) {
        this.sockets = List.copyOf(sockets);
        this.gone = gone;
        this.damaged = sockets.size() == 1;
    }

    /** Lets bytes flow. */
    synchronized void start(Gate toTarget, Gate fromTarget, SplittableRandom random) {
        if (over.get()) {
            return;
        }
        Socket client = sockets.getFirst();
        if (sockets.size() == 1) {
            threads.add(Thread.startVirtualThread(() -> drain(client, toTarget)));
            return;
        }
        Socket target = sockets.getLast();
        for (Pump pump : List.of(
                new Pump(client, target, toTarget, this, random.split()),
                new Pump(target, client, fromTarget, this, random.split()))) {
            threads.add(Thread.startVirtualThread(pump::read));
            threads.add(Thread.startVirtualThread(pump::write));
        }
    }

    private void drain(Socket client, Gate gate) {
        byte[] buffer = new byte[4096];
        try {
            for (int n = client.getInputStream().read(buffer); n >= 0; n = client.getInputStream().read(buffer)) {
                gate.read.add(n);
                gate.swallowed.add(n);
            }
            cut(Cut.CLOSE);
        } catch (IOException _) {
            cut(Cut.RESET);
        }
    }

    @Override
    public void ended() {
        if (endsToCome.decrementAndGet() == 0) {
            cut(Cut.CLOSE);
        }
    }

    @Override
    public void broken() {
        cut(Cut.RESET);
    }

    @Override
    public void damaged() {
        damaged = true;
    }

    /** Whether one side has missed something that the other sent. */
    boolean isDamaged() {
        return damaged;
    }

    /** Ends it on both sides; what is on its way is lost. */
    void cut(Cut how) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        sockets.forEach(socket -> close(socket, how));
        synchronized (this) {
            threads.forEach(Thread::interrupt);
        }
        gone.accept(this);
    }

    static void close(Socket socket, Cut how) {
        try (socket) {
            if (how == Cut.RESET && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException _) {
            // It is closed either way.
        }
    }
}
