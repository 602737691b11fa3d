package org.mokkachain.p2p.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Recorder;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportContract;
import org.mokkachain.p2p.transport.netty.TransportSettings.Outbound;

class NettyTransportTest extends TransportContract {
    private final List<Runnable> stalls = new ArrayList<>();

    @AfterEach
    void resumeAll() {
        stalls.forEach(Runnable::run);
    }

    @Override
    protected Transport create(Make make) {
        return createOn(0, make);
    }

    @Override
    protected Transport createAt(PeerAddress place, Make make) {
        return createOn(place.port(), make);
    }

    private static Transport createOn(int port, Make make) {
        TransportSettings settings = TransportSettings.listeningOn("127.0.0.1", port)
                .withThreads(2)
                .withOutbound(new Outbound(1 << 20, 8 << 20, 16 << 20, Duration.ofSeconds(1)));
        return new NettyTransport(make.key(), make.identity(), make.limits(), make.admission(), settings);
    }

    @Override
    protected void eventually(Check check) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).untilAsserted(check::run);
    }

    @Override
    protected void stall(Peer reader) {
        ((NettyTransport) reader.transport()).readFromPeers(false);
        stalls.add(() -> ((NettyTransport) reader.transport()).readFromPeers(true));
    }

    @Test
    void aPortInUseIsNamed() {
        Peer first = start(Make.number(1));
        Transport second = createOn(first.address().port(), Make.number(2));
        assertThatThrownBy(() -> second.start(new Recorder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("p2p port " + first.address().port())
                .hasMessageContaining("in use");
    }
}
