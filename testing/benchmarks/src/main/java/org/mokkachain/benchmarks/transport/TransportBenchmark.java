package org.mokkachain.benchmarks.transport;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.FrameKind;
import org.mokkachain.p2p.transport.FrameLimits;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Priority;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.TransportListener;
import org.mokkachain.p2p.transport.Trouble;
import org.mokkachain.p2p.transport.netty.NettyTransport;
import org.mokkachain.p2p.transport.netty.TransportSettings;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Two nodes in one process over loopback with TLS 1.3. Prints messages per second one way, 1 KiB and 200 bytes, each
 * after a warm-up, and the round trip of a small urgent frame, idle and while transactions flood the same link.
 */
public final class TransportBenchmark {
    private static final int BULK = 1;
    private static final int URGENT = 2;
    private static final int ROUNDS = 5;
    private static final int PINGS = 20_000;
    private static final FrameLimits LIMITS = FrameLimits.of(List.of(
            new FrameKind(BULK, "bulk", 64 << 10, Priority.BULK),
            new FrameKind(URGENT, "urgent", 4 << 10, Priority.URGENT)));

    private TransportBenchmark() {}

    /** Runs all; takes about half a minute. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Sink there = new Sink();
        Sink here = new Sink();
        try (NettyTransport receiver = node("receiver"); NettyTransport sender = node("sender")) {
            there.echoThrough(receiver);
            receiver.start(there);
            sender.start(here);
            sender.keepConnected(receiver.address());
            here.linked.acquire();
            oneWay(sender, receiver.self(), there, 1024);
            oneWay(sender, receiver.self(), there, 200);
            pingPong(sender, receiver.self(), here, "idle link");
            Thread flood = Thread.ofPlatform().start(() -> flood(sender, receiver.self()));
            long begun = System.nanoTime();
            long before = there.received.get();
            pingPong(sender, receiver.self(), here, "link flooded with bulk");
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("  beside %,.0f bulk messages/s%n", (there.received.get() - before) / seconds);
            flood.interrupt();
            flood.join();
        }
    }

    private static NettyTransport node(String name) {
        Hash genesis = Hash.ZERO;
        TransportSettings settings = TransportSettings.listeningOn("127.0.0.1", 0);
        TransportSettings.Inbound inbound = settings.inbound();
        return new NettyTransport(
                PrivateKey.generate(new SecureRandom()),
                new NetworkIdentity("benchmark", genesis, 1, Role.VALIDATOR, name),
                LIMITS,
                AdmissionPolicy.everybody(),
                settings.withInbound(new TransportSettings.Inbound(inbound.links(), inbound.handshakes(),
                        inbound.handshakesPerAddress(), TransportSettings.Quota.UNLIMITED, inbound.conduct())));
    }

    private static void oneWay(NettyTransport sender, PublicKey to, Sink sink, int size) throws InterruptedException {
        Frame frame = new Frame(BULK, Bytes.of(new byte[size]));
        for (int round = 0; round < ROUNDS; round++) {
            long countBefore = sink.received.get();
            long begun = System.nanoTime();
            long sent = 0;
            while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2)) {
                if (sender.send(to, frame) == SendResult.ACCEPTED) {
                    sent++;
                } else {
                    Thread.sleep(1);
                }
            }
            while (sink.received.get() - countBefore < sent) {
                Thread.sleep(1);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf("one way, %,5d bytes: %,10.0f messages/s, %,6.0f MB/s%n",
                    size, sent / seconds, sent * size / seconds / 1e6);
        }
    }

    private static void pingPong(NettyTransport sender, PublicKey to, Sink here, String when)
            throws InterruptedException {
        Frame ping = new Frame(URGENT, Bytes.of(new byte[64]));
        Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(10), 3);
        for (int i = 0; i < 2 * PINGS; i++) {
            long begun = System.nanoTime();
            sender.send(to, ping);
            here.answers.acquire();
            if (i >= PINGS) {
                nanos.recordValue(System.nanoTime() - begun);
            }
        }
        System.out.printf("there and back, %s: p50 %.0f us, p99 %.0f us, max %.0f us%n", when,
                nanos.getValueAtPercentile(50) / 1e3, nanos.getValueAtPercentile(99) / 1e3, nanos.getMaxValue() / 1e3);
    }

    private static void flood(NettyTransport sender, PublicKey to) {
        Frame frame = new Frame(BULK, Bytes.of(new byte[1024]));
        while (!Thread.currentThread().isInterrupted()) {
            if (sender.send(to, frame) != SendResult.ACCEPTED) {
                LockSupport.parkNanos(1_000);
            }
        }
    }

    /** Counts bulk, answers urgent frames. */
    private static final class Sink implements TransportListener {
        private final AtomicLong received = new AtomicLong();
        private final Semaphore linked = new Semaphore(0);
        private final Semaphore answers = new Semaphore(0);
        private Optional<NettyTransport> echo = Optional.empty();

        void echoThrough(NettyTransport transport) {
            echo = Optional.of(transport);
        }

        @Override
        public void peerConnected(PeerInfo peer) {
            linked.release();
        }

        @Override
        public void peerDisconnected(PublicKey peer, Disconnect reason) {
            System.out.println("disconnected: " + reason);
        }

        @Override
        public void frameReceived(PublicKey peer, Frame frame) {
            if (frame.type() == BULK) {
                received.lazySet(received.getPlain() + 1);
            } else {
                echo.ifPresentOrElse(back -> back.send(peer, frame), answers::release);
            }
        }

        @Override
        public void handshakeRefused(String address, Refusal refusal) {
            System.out.println(address + ": " + refusal.sentence());
        }

        @Override
        public void peerUnreachable(PeerAddress peer, Trouble trouble) {
            System.out.println(peer.endpoint() + ": " + trouble.sentence());
        }
    }
}
