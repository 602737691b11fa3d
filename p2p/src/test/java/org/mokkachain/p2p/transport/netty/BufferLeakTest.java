package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.TRANSACTION;
import static org.mokkachain.p2p.transport.TestNetwork.frame;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Recorder;

class BufferLeakTest {
    private static final List<String> LEAKS = new CopyOnWriteArrayList<>();
    private static ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeAll
    static void watch() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> LEAKS.add(records));
    }

    @AfterAll
    static void unwatch() {
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void noBufferIsLostWhenLinksBreakWhileFramesAreOnTheirWay() throws Exception {
        for (int round = 0; round < 5; round++) {
            breakWhileSending(round);
        }
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(BufferLeakTest::collected);
        assertThat(LEAKS).isEmpty();
    }

    private static void breakWhileSending(int round) throws Exception {
        Recorder heard = new Recorder();
        try (NettyTransport a = transport(10 + round); NettyTransport b = transport(50 + round)) {
            a.start(heard);
            b.start(new Recorder());
            a.keepConnected(b.address());
            await().until(() -> heard.links() == 1);
            for (int i = 0; i < 300; i++) {
                a.broadcast(frame(TRANSACTION, 30_000));
            }
            if (round % 2 == 0) {
                b.disconnect(a.self(), "in the middle");
            }
        }
    }

    private static NettyTransport transport(int index) {
        return new NettyTransport(key(index), identity(index), LIMITS, AdmissionPolicy.everybody(),
                TransportSettings.listeningOn("127.0.0.1", 0));
    }

    /** The detector reports what was collected without release whenever a buffer is made. */
    private static boolean collected() {
        WeakReference<Object> collectable = new WeakReference<>(new Object());
        System.gc();
        for (int i = 0; i < 100; i++) {
            PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
        }
        return collectable.get() == null;
    }
}
