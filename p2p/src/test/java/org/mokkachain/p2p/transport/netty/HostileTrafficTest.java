package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Recorder;
import org.mokkachain.p2p.transport.Refusal;
import org.mokkachain.p2p.transport.Refusal.Field;
import org.mokkachain.p2p.transport.SendResult;
import org.mokkachain.types.value.PublicKey;

/** Two honest nodes talk while one of them is attacked in every way at once, and notice nothing. */
class HostileTrafficTest {
    private static final long MOST_GROWTH = 96L << 20;

    private final Recorder atVictim = new Recorder();
    private final Recorder atHonest = new Recorder();
    private final NettyTransport victim = transport(1);
    private final NettyTransport honest = transport(2);

    @AfterEach
    void close() {
        victim.close();
        honest.close();
    }

    private static NettyTransport transport(int index) {
        List<PublicKey> admitted = new ArrayList<>();
        admitted.add(key(1).publicKey());
        admitted.add(key(2).publicKey());
        IntStream.rangeClosed(Attackers.FIRST_KEY, Attackers.LAST_KEY).forEach(i -> admitted.add(key(i).publicKey()));
        TransportSettings settings = TransportSettings.listeningOn("127.0.0.1", 0)
                .withTiming(new TransportSettings.Timing(Duration.ofSeconds(3), Duration.ofSeconds(4),
                        Duration.ofSeconds(4), Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMillis(500)))
                .withOutbound(new TransportSettings.Outbound(8 << 20, 32 << 20, 16 << 20, Duration.ofSeconds(2)));
        return new NettyTransport(key(index), identity(index), LIMITS, AdmissionPolicy.only(admitted), settings);
    }

    /** Numbered votes to a peer, one every two milliseconds, until it is closed. */
    private static final class Stream implements AutoCloseable {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final AtomicInteger sent = new AtomicInteger();

        Stream(NettyTransport from, PublicKey to) {
            clock.scheduleAtFixedRate(() -> {
                if (from.send(to, vote(sent.get())) == SendResult.ACCEPTED) {
                    sent.incrementAndGet();
                }
            }, 0, 2, TimeUnit.MILLISECONDS);
        }

        List<Frame> all() {
            return IntStream.range(0, sent.get()).mapToObj(number -> vote(number)).toList();
        }

        @Override
        public void close() throws InterruptedException {
            clock.shutdown();
            assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void twoThatAreHonestNoticeNothingOfAllAttacksAtOnce() throws Exception {
        victim.start(atVictim);
        honest.start(atHonest);
        honest.keepConnected(victim.address());
        await().until(() -> atVictim.links() == 1 && atHonest.links() == 1);
        long heap = heapAfterCollection();
        Stream there = new Stream(honest, victim.self());
        Stream back = new Stream(victim, honest.self());
        int connections = attack(new Attackers(victim));
        there.close();
        back.close();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(atVictim.received().stream().filter(r -> r.from().equals(honest.self()))
                    .map(Recorder.Received::frame)).isEqualTo(there.all());
            assertThat(atHonest.frames()).isEqualTo(back.all());
        });
        assertThat(there.all()).hasSizeGreaterThan(500);
        assertThat(atHonest.ended()).isEmpty();
        assertThat(atVictim.ended()).extracting(Recorder.Ended::peer).doesNotContain(honest.self());
        await().until(() -> atVictim.links() == 1);
        assertEachOffenceIsTold();
        long growth = heapAfterCollection() - heap;
        System.out.printf("hostile peers: %,d connections at once, %,d turned away, %,d + %,d messages between the"
                        + " honest, heap grew by %,d KiB, %,d KiB outside it%n",
                connections, victim.counters().turnedAway(), there.all().size(), back.all().size(),
                growth >> 10, outsideTheHeap() >> 10);
        assertThat(growth).isLessThan(MOST_GROWTH);
        assertThat(outsideTheHeap()).isLessThan(MOST_GROWTH);
    }

    private void assertEachOffenceIsTold() {
        assertThat(atVictim.connected()).extracting(PeerInfo::key).contains(key(Attackers.FIRST_KEY).publicKey());
        assertThat(atVictim.ended()).extracting(ended -> ended.reason().cause())
                .contains(Cause.OVERSIZE_FRAME, Cause.SLOW_READER, Cause.IDLE);
        assertThat(atVictim.refusals()).extracting(Refusal::field)
                .contains(Field.PROTOCOL, Field.KEY, Field.CAPACITY);
        assertThat(victim.counters().offences()).isGreaterThanOrEqualTo(6);
    }

    private static int attack(Attackers attackers) throws Exception {
        List<Callable<Integer>> attacks = List.of(
                done(attackers::noise),
                done(attackers::noiseOnLinks),
                done(attackers::oversizeLengths),
                done(attackers::wrongKeys),
                done(attackers::neverReads),
                done(attackers::slowTls),
                done(attackers::slowHello),
                done(attackers::slowFrame),
                attackers::connections);
        int connections = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(attacks.size())) {
            for (Future<Integer> result : threads.invokeAll(attacks)) {
                connections += result.get();
            }
        }
        return connections;
    }

    private interface Attack {
        void run() throws Exception;
    }

    private static Callable<Integer> done(Attack attack) {
        return () -> {
            attack.run();
            return 0;
        };
    }

    private static long heapAfterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long outsideTheHeap() {
        return ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider allocator
                ? allocator.metric().usedDirectMemory()
                : 0;
    }
}
