package org.mokkachain.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChaosProxyTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int MOST = 5;

    private final Target target = new Target();
    private ChaosProxy proxy;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        proxy = ChaosProxy.start(ANY, target.address(), MOST, 1);
        client = target.dial(proxy.address());
        server = target.next();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        target.close();
        await().until(() -> proxy.totals().open() == 0);
    }

    @Test
    void inClearWeatherBytesAndTheEndsOfStreamsGetThroughAndAreCounted() throws IOException {
        byte[] there = bytes(3_000_000);
        byte[] back = bytes(100_000);
        CompletableFuture<Void> sending = send(client, there);
        assertThat(server.getInputStream().readNBytes(there.length)).isEqualTo(there);
        sending.join();
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).as("end of the stream").isEqualTo(-1);
        send(server, back).join();
        server.close();
        assertThat(client.getInputStream().readAllBytes()).isEqualTo(back);
        await().until(() -> proxy.totals().open() == 0);
        assertThat(proxy.totals()).isEqualTo(new Totals(1, 0, 0,
                new Totals.Flow(there.length, there.length, 0, 0), new Totals.Flow(back.length, back.length, 0, 0)));
    }

    @Test
    void delayAndJitterMakeBytesLateButNeitherFewerNorDisordered() throws IOException {
        proxy.set(Direction.TO_TARGET, Weather.CLEAR.delayed(Duration.ofMillis(150), Duration.ofMillis(100)));
        byte[] there = bytes(500_000);
        long start = System.nanoTime();
        CompletableFuture<Void> sending = send(client, there);
        assertThat(server.getInputStream().readNBytes(there.length)).isEqualTo(there);
        assertThat(millisSince(start)).isBetween(150L, 10_000L);
        sending.join();
        server.getOutputStream().write(7);
        assertThat(client.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void aShorterDelayHoldsForWhatIsOnItsWay() throws IOException {
        proxy.set(Weather.CLEAR.delayed(Duration.ofHours(1), Duration.ZERO));
        client.getOutputStream().write(9);
        await().until(() -> proxy.totals().toTarget().read() == 1);
        proxy.set(Weather.CLEAR);
        assertThat(server.getInputStream().read()).isEqualTo(9);
    }

    @Test
    void aLimitOfBytesPerSecondIsKept() throws IOException {
        proxy.set(Weather.CLEAR.limitedTo(400_000));
        byte[] there = bytes(200_000);
        long start = System.nanoTime();
        CompletableFuture<Void> sending = send(client, there);
        assertThat(server.getInputStream().readNBytes(there.length)).isEqualTo(there);
        assertThat(millisSince(start)).isBetween(450L, 20_000L);
        sending.join();
    }

    @Test
    void heldBytesComeLaterAllOfThem() throws IOException {
        proxy.set(Weather.CLEAR.with(Passage.HOLD));
        byte[] there = bytes(4_000_000);
        CompletableFuture<Void> sending = send(client, there);
        await().until(() -> proxy.totals().toTarget().read() > 0);
        assertThat(proxy.totals().toTarget().forwarded()).isZero();
        proxy.set(Weather.CLEAR);
        assertThat(server.getInputStream().readNBytes(there.length)).isEqualTo(there);
        sending.join();
    }

    @Test
    void halfOpenNothingArrivesAndNothingCloses() throws IOException {
        proxy.set(Weather.CLEAR.with(Passage.SWALLOW));
        send(client, bytes(1_000)).join();
        await().until(() -> proxy.totals().toTarget().swallowed() == 1_000);
        server.close();
        assertThat(client.getInputStream().available()).isZero();
        assertThat(proxy.totals().open()).as("the client does not hear of the end").isEqualTo(1);
        assertThat(proxy.totals().toTarget().forwarded()).isZero();
        proxy.set(Weather.CLEAR);
        assertThat(client.getInputStream().read()).as("now it does").isEqualTo(-1);
    }

    @Test
    void nothingIsForwardedAfterAHole() throws IOException {
        proxy.set(Weather.CLEAR.with(Passage.SWALLOW));
        client.getOutputStream().write(1);
        await().until(() -> proxy.totals().toTarget().swallowed() == 1);
        proxy.set(Weather.CLEAR);
        client.getOutputStream().write(2);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThat(proxy.totals().toTarget().forwarded()).isZero();
    }

    @Test
    void connectionsThatLostBytesCanBeResetTogether() throws IOException {
        Socket other = target.dial(proxy.address());
        Socket otherServer = target.next();
        proxy.set(Direction.TO_TARGET, Weather.CLEAR.with(Passage.SWALLOW));
        client.getOutputStream().write(1);
        await().until(() -> proxy.totals().toTarget().swallowed() == 1);
        proxy.set(Weather.CLEAR);
        assertThat(proxy.cutDamaged()).isEqualTo(1);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        other.getOutputStream().write(2);
        assertThat(otherServer.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void oneWayOnlyOneDirectionGetsThrough() throws IOException {
        proxy.set(Direction.FROM_TARGET, Weather.CLEAR.with(Passage.SWALLOW));
        server.getOutputStream().write(new byte[10]);
        client.getOutputStream().write(5);
        assertThat(server.getInputStream().read()).isEqualTo(5);
        await().until(() -> proxy.totals().fromTarget().swallowed() == 10);
        assertThat(client.getInputStream().available()).isZero();
    }

    @Test
    void slicesChangeNothingOfTheContent() throws IOException {
        proxy.set(Weather.CLEAR.sliced(3));
        byte[] there = bytes(20_000);
        CompletableFuture<Void> sending = send(client, there);
        assertThat(server.getInputStream().readNBytes(there.length)).isEqualTo(there);
        sending.join();
    }

    @Test
    void corruptionChangesBitsOfAsManyBytesAsItCounts() throws IOException {
        proxy.set(Direction.TO_TARGET, Weather.CLEAR.corrupting(50));
        byte[] there = bytes(50_000);
        CompletableFuture<Void> sending = send(client, there);
        byte[] arrived = server.getInputStream().readNBytes(there.length);
        sending.join();
        int different = 0;
        for (int i = 0; i < there.length; i++) {
            int bits = Integer.bitCount((there[i] ^ arrived[i]) & 0xff);
            assertThat(bits).isLessThanOrEqualTo(1);
            different += bits;
        }
        assertThat(different).isBetween(800, 1_200);
        await().until(() -> proxy.totals().toTarget().forwarded() == there.length);
        assertThat(proxy.totals().toTarget().corrupted()).isEqualTo(different);
    }

    @Test
    void aResetIsAnErrorForBothAndACloseTheEndForBoth() throws IOException {
        await().until(() -> proxy.totals().open() == 1);
        proxy.cut(Cut.RESET);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
        Socket again = target.dial(proxy.address());
        Socket againServer = target.next();
        await().until(() -> proxy.totals().open() == 1);
        proxy.cut(Cut.CLOSE);
        assertThat(again.getInputStream().read()).isEqualTo(-1);
        assertThat(againServer.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aResetByOneSideReachesTheOther() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
        await().until(() -> proxy.totals().open() == 0);
    }

    @Test
    void aClosedDoorResetsNewConnectionsAndLeavesTheOthers() throws IOException {
        proxy.set(Door.REFUSE);
        Socket refused = target.dial(proxy.address());
        assertThatThrownBy(() -> refused.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        client.getOutputStream().write(3);
        assertThat(server.getInputStream().read()).isEqualTo(3);
        assertThat(proxy.totals().refused()).isEqualTo(1);
        proxy.set(Door.OPEN);
        Socket again = target.dial(proxy.address());
        target.next().getOutputStream().write(4);
        assertThat(again.getInputStream().read()).isEqualTo(4);
    }

    @Test
    void behindASilentDoorNobodyAnswersAndTheTargetHearsNothing() throws IOException {
        proxy.set(Door.SILENT);
        Socket silent = target.dial(proxy.address());
        send(silent, bytes(5_000)).join();
        await().until(() -> proxy.totals().toTarget().swallowed() == 5_000);
        assertThat(silent.getInputStream().available()).isZero();
        proxy.set(Door.OPEN);
        Socket heard = target.dial(proxy.address());
        heard.getOutputStream().write(6);
        assertThat(target.next().getInputStream().read()).as("the next one that the target sees").isEqualTo(6);
        assertThat(proxy.cutDamaged()).isEqualTo(1);
        assertThatThrownBy(() -> silent.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void beyondTheLimitConnectionsAreReset() throws IOException {
        for (int i = 1; i < MOST; i++) {
            target.dial(proxy.address());
            target.next();
        }
        Socket tooMany = target.dial(proxy.address());
        assertThatThrownBy(() -> tooMany.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        client.close();
        await().until(() -> server.getInputStream().read() == -1);
        server.close();
        await().until(() -> proxy.totals().open() == MOST - 1);
        Socket again = target.dial(proxy.address());
        target.next().getOutputStream().write(8);
        assertThat(again.getInputStream().read()).isEqualTo(8);
    }

    @Test
    void withoutATargetConnectionsAreResetUntilItIsThere() throws IOException {
        target.close();
        try (Socket early = new Socket(proxy.address().getAddress(), proxy.address().getPort())) {
            assertThatThrownBy(() -> early.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
        assertThat(proxy.totals().refused()).isEqualTo(1);
    }

    @Test
    void closingEndsEverythingEvenWhatIsHeld() throws IOException {
        proxy.set(Weather.CLEAR.with(Passage.HOLD));
        send(client, bytes(100)).join();
        proxy.close();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> target.dial(proxy.address())).isInstanceOf(IOException.class);
    }

    @Test
    void weatherThatCannotBeIsRefused() {
        assertThatThrownBy(() -> Weather.CLEAR.delayed(Duration.ofMillis(-1), Duration.ZERO))
                .hasMessageContaining("delay must be");
        assertThatThrownBy(() -> Weather.CLEAR.limitedTo(-1)).hasMessageContaining("bytesPerSecond");
    }

    private static CompletableFuture<Void> send(Socket socket, byte[] bytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                socket.getOutputStream().write(bytes);
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
