package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;
import static org.mokkachain.p2p.transport.TestNetwork.vote;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.Recorder;
import org.mokkachain.types.value.PublicKey;

/** What a listener may do to peers while it is told of others, on several threads at once. */
class ListenerCallsTest {
    private final List<NettyTransport> made = new ArrayList<>();

    @Test
    void twoThatEndEachOthersLinkFromWithinCallsDoNotWaitForEachOther() throws IOException {
        NettyTransport middle = transport(1);
        CyclicBarrier both = new CyclicBarrier(2);
        Recorder heard = new Recorder() {
            @Override
            public void frameReceived(PublicKey peer, Frame frame) {
                super.frameReceived(peer, frame);
                meet(both);
                made.stream().map(NettyTransport::self).filter(other -> !other.equals(peer))
                        .forEach(other -> middle.disconnect(other, "ended by " + peer));
            }
        };
        middle.start(heard);
        // Neighbours among the event loops, so that the two links are served by different threads.
        NettyTransport left = linkedTo(middle, heard, 2);
        NettyTransport right = linkedTo(middle, heard, 3);
        left.broadcast(vote(1));
        right.broadcast(vote(2));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard.ended()).hasSize(2));
        assertThat(heard.received()).hasSize(2);
        // Not after a failure: two threads that wait for each other would make this wait as well.
        made.forEach(NettyTransport::close);
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the two calls were not made at the same time", e);
        }
    }

    private NettyTransport linkedTo(NettyTransport middle, Recorder heard, int index) throws IOException {
        NettyTransport outer = transport(index);
        outer.start(new Recorder());
        int before = heard.links();
        outer.keepConnected(middle.address());
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.links() == before + 1);
        outer.stopDialling(middle.self());
        return outer;
    }

    private NettyTransport transport(int index) {
        NettyTransport transport = new NettyTransport(key(index), identity(index), LIMITS,
                AdmissionPolicy.everybody(), TransportSettings.listeningOn("127.0.0.1", 0).withThreads(4));
        made.add(transport);
        return transport;
    }
}
