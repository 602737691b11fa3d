package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.p2p.transport.TestNetwork.BLOCK;
import static org.mokkachain.p2p.transport.TestNetwork.TRANSACTION;
import static org.mokkachain.p2p.transport.TestNetwork.VOTE;
import static org.mokkachain.p2p.transport.TestNetwork.frame;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.p2p.transport.Transport;

/** What can be done to a node by whoever reaches its port. Each method returns when the node has put an end to it. */
final class Attackers {
    /** The first of the keys that are admitted although they mean harm. */
    static final int FIRST_KEY = 20;
    static final int LAST_KEY = 29;
    private static final int STRANGER = 90;
    private static final int CONNECTIONS = 10_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Transport victim;

    Attackers(Transport victim) {
        this.victim = victim;
    }

    private PeerAddress place() {
        return victim.address();
    }

    private RawPeer linked(int index) throws IOException, GeneralSecurityException {
        RawPeer raw = RawPeer.dial(place(), key(index));
        assertThat(raw.shakeHands(identity(index), index)).isEqualTo(Control.Kind.READY.type);
        return raw;
    }

    /** Bytes that are no TLS. */
    void noise() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            try (Socket socket = new Socket(place().host(), place().port())) {
                socket.setSoTimeout(20_000);
                byte[] noise = new byte[1 + random.nextInt(20_000)];
                random.nextBytes(noise);
                write(socket, noise);
                awaitEnd(socket);
            }
        }
    }

    /** Bytes that are no frames, on links. */
    void noiseOnLinks() throws IOException, GeneralSecurityException {
        Random random = new Random(2);
        for (int index = FIRST_KEY; index < FIRST_KEY + 4; index++) {
            try (RawPeer raw = linked(index)) {
                byte[] noise = new byte[20_000];
                random.nextBytes(noise);
                writeIgnoringTheEnd(raw, noise);
                raw.awaitEnd();
            }
        }
    }

    /** Lengths of 2 GiB and of 4 GiB. */
    void oversizeLengths() throws IOException, GeneralSecurityException {
        for (int length : new int[] {Integer.MAX_VALUE, -1}) {
            try (RawPeer raw = linked(FIRST_KEY + 4)) {
                raw.header(length, BLOCK);
                raw.awaitEnd();
            }
        }
    }

    /** TLS as it should be, by keys that nobody admits. */
    void wrongKeys() throws IOException, GeneralSecurityException {
        for (int i = 0; i < 10; i++) {
            try (RawPeer raw = RawPeer.dial(place(), key(STRANGER + i))) {
                assertThat(raw.shakeHands(identity(STRANGER + i), i)).isEqualTo(Control.Kind.REFUSED.type);
            }
        }
    }

    /** Takes nothing of what is sent to it. */
    void neverReads() throws IOException, GeneralSecurityException {
        int index = FIRST_KEY + 5;
        try (RawPeer raw = linked(index)) {
            await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(() ->
                    victim.send(key(index).publicKey(), frame(TRANSACTION, 60_000)) == SendResult.NOT_CONNECTED);
            raw.awaitEnd();
        }
    }

    /** One byte a second of a TLS handshake. */
    void slowTls() throws IOException {
        try (Socket socket = new Socket(place().host(), place().port())) {
            trickle(() -> socket.getOutputStream().write(22));
        }
    }

    /** One byte a second of a HELLO. */
    void slowHello() throws IOException, GeneralSecurityException {
        try (RawPeer raw = RawPeer.dial(place(), key(FIRST_KEY + 6))) {
            raw.header(500, Control.Kind.HELLO.type);
            trickle(() -> raw.raw(new byte[1]));
        }
    }

    /** One byte a second of a frame. */
    void slowFrame() throws IOException, GeneralSecurityException {
        try (RawPeer raw = linked(FIRST_KEY + 7)) {
            raw.header(4000, VOTE);
            trickle(() -> raw.raw(new byte[1]));
        }
    }

    /** Ten thousand connections that say nothing, or as many as the system lets this process have. */
    int connections() throws IOException {
        int count = (int) Math.min(CONNECTIONS, spareDescriptors() - 2_000);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + (3 + i % 3)), 0));
                connect(socket);
            }
            return count;
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void connect(Socket socket) {
        try {
            socket.connect(new InetSocketAddress(place().host(), place().port()), 5_000);
        } catch (IOException e) {
            // Turned away before the connection stood.
        }
    }

    private static long spareDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount()
                : 3_000;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void trickle(Step step) {
        await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).pollInterval(SECOND).until(() -> {
            try {
                step.run();
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            // It was closed while we still wrote.
        }
    }

    private static void writeIgnoringTheEnd(RawPeer raw, byte[] bytes) {
        try {
            raw.raw(bytes);
        } catch (IOException e) {
            // It was closed while we still wrote.
        }
    }

    private static void awaitEnd(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Until it is closed.
            }
        } catch (IOException e) {
            // A reset is an end too.
        }
    }
}
