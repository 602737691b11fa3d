package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mokkachain.p2p.transport.TestNetwork.LIMITS;
import static org.mokkachain.p2p.transport.TestNetwork.identity;
import static org.mokkachain.p2p.transport.TestNetwork.key;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.PeerInfo;
import org.mokkachain.p2p.transport.Recorder;

/** A closed transport leaves no connection behind, whenever it is closed. */
class ClosingTest {
    @Test
    void aConnectionThatHasSaidNothingEndsWithATransportThatClosesBetweenTwoTasksOfItsLoop() throws Exception {
        CompletableFuture<EventExecutor> loop = new CompletableFuture<>();
        NettyTransport closing = transport(1);
        NettyTransport other = transport(2);
        closing.start(new Recorder() {
            @Override
            public void peerConnected(PeerInfo peer) {
                loop.complete(Objects.requireNonNull(ThreadExecutorMap.currentExecutor()));
            }
        });
        other.start(new Recorder());
        try (Socket silent = new Socket("127.0.0.1", closing.address().port())) {
            silent.setSoTimeout(5_000);
            other.keepConnected(closing.address());
            EventExecutor only = loop.get(10, TimeUnit.SECONDS);
            only.submit(closing::close).get(10, TimeUnit.SECONDS);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(only.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.close();
            closing.close();
        }
    }

    private static NettyTransport transport(int index) {
        return new NettyTransport(key(index), identity(index), LIMITS, AdmissionPolicy.everybody(),
                TransportSettings.listeningOn("127.0.0.1", 0));
    }
}
