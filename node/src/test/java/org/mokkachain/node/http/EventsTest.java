package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.EventStream;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.ReceivedEvent;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventsTest {
    private static final HttpSettings.Limits LIMITS = new HttpSettings.Limits(
            2 << 20, 100, 50, 2, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(100));

    private TestNode node;
    private MokkaClient client;

    @BeforeEach
    void start() throws HttpStartException {
        node = new TestNode(LIMITS);
        client = node.client();
    }

    @AfterEach
    void stop() {
        client.close();
        node.close();
    }

    @Test
    void blocksAndTransactionsArriveInOrder() throws Exception {
        try (EventStream stream = client.events(EnumSet.of(Topic.BLOCKS, Topic.TRANSACTIONS), Optional.empty())) {
            client.submit(node.transfer(0, 1).encoded());
            node.chain.commit();
            NodeEvent first = happened(stream).event();
            NodeEvent second = happened(stream).event();
            assertThat(first).isEqualTo(new NodeEvent.BlockCommitted(
                    Views.summary(node.chain.header(1).orElseThrow())));
            assertThat(second).isInstanceOfSatisfying(NodeEvent.TransactionChanged.class, changed ->
                    assertThat(changed.id()).isEqualTo(node.transfer(0, 1).id().hex()));
        }
    }

    @Test
    void onlyWhatIsAskedForArrives() throws Exception {
        String bob = TestNode.ADDRESSES.format(node.bob);
        String other = TestNode.ADDRESSES.format(TestNode.address(9));
        try (EventStream bobs = client.events(EnumSet.of(Topic.TRANSACTIONS), Optional.of(bob));
                EventStream others = client.events(EnumSet.of(Topic.TRANSACTIONS, Topic.PEERS), Optional.of(other))) {
            client.submit(node.transfer(0, 1).encoded());
            node.chain.commit();
            node.chain.events.publish(new NodeEvent.PeerChanged("00", Optional.empty(), true));
            assertThat(happened(bobs).event()).isInstanceOf(NodeEvent.TransactionChanged.class);
            assertThat(happened(others).event()).isInstanceOf(NodeEvent.PeerChanged.class);
        }
    }

    @Test
    void aStreamIsResumedAfterTheLastEventSeen() throws Exception {
        String lastSeen;
        try (EventStream stream = client.events(EnumSet.of(Topic.BLOCKS), Optional.empty())) {
            node.chain.commit();
            lastSeen = happened(stream).id();
        }
        node.chain.commit();
        node.chain.commit();
        assertThat(rawStream("Last-Event-ID: " + lastSeen, "event: blocks", 2))
                .anyMatch(line -> line.contains("\"height\":2"))
                .anyMatch(line -> line.contains("\"height\":3"));
    }

    @Test
    void whoWasAwayTooLongIsToldOfTheGap() throws Exception {
        assertThat(rawStream("Last-Event-ID: zzz-5", "event: gap", 1)).anyMatch(line -> line.contains("reason"));
        assertThat(rawStream("Last-Event-ID: <script>", "event: gap", 1)).isNotEmpty();
    }

    @Test
    void anIdleStreamShowsThatItLives() throws Exception {
        assertThat(rawStream("X: y", ":", 3)).filteredOn(line -> line.equals(":")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theClientConnectsAgainAndGoesOn() throws Exception {
        int port = node.server.port();
        try (EventStream stream = client.events(EnumSet.of(Topic.BLOCKS), Optional.empty())) {
            node.chain.commit();
            assertThat(happened(stream).event()).isInstanceOf(NodeEvent.BlockCommitted.class);
            node.server.close();
            assertThat(stream.next().orElseThrow()).isInstanceOf(ReceivedEvent.Disconnected.class);
            node.chain.commit();
            HttpServer again = new HttpServer(
                    HttpSettings.of("127.0.0.1", port),
                    node.chain.ports(node),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
            again.start();
            try {
                assertThat(happened(stream).json()).contains("\"height\":2");
            } finally {
                again.close();
            }
        }
    }

    @Test
    void moreStreamsThanAllowedAreTurnedAwayAndPlacesComeBack() throws Exception {
        EnumSet<Topic> topics = EnumSet.of(Topic.BLOCKS);
        EventStream first = client.events(topics, Optional.empty());
        EventStream second = client.events(topics, Optional.empty());
        assertThatThrownBy(() -> client.events(topics, Optional.empty()))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.problem().status()).isEqualTo(429));
        first.close();
        second.close();
        Awaitility.await().ignoreExceptions().until(() -> {
            client.events(topics, Optional.empty()).close();
            return true;
        });
    }

    @Test
    void closingAStreamEndsAWaitingRead() throws Exception {
        EventStream stream = client.events(EnumSet.of(Topic.PEERS), Optional.empty());
        Thread closer = Thread.startVirtualThread(stream::close);
        assertThat(stream.next()).isEmpty();
        closer.join();
    }

    @Test
    void aClientThatReadsNothingIsDroppedAndHoldsNobodyUp() throws Exception {
        try (Socket lazy = new Socket("127.0.0.1", node.server.port())) {
            lazy.setReceiveBufferSize(1_024);
            lazy.getOutputStream().write(request("X: y"));
            Awaitility.await().until(() -> node.server.openStreams() == 1);
            List<NodeEvent> many = Collections.nCopies(
                    1_000, new NodeEvent.PeerChanged("x".repeat(2_000), Optional.empty(), true));
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
                node.chain.events.publish(many);
                return node.server.openStreams() == 0;
            });
        }
    }

    @Test
    void closingTheServerEndsStreamsAtOnce() throws Exception {
        try (EventStream stream = client.events(EnumSet.of(Topic.BLOCKS), Optional.empty())) {
            long started = System.nanoTime();
            node.close();
            assertThat(stream.next().orElseThrow()).isInstanceOf(ReceivedEvent.Disconnected.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
        }
    }

    private static ReceivedEvent.Happened happened(EventStream stream) throws Exception {
        while (true) {
            if (stream.next().orElseThrow() instanceof ReceivedEvent.Happened happened) {
                return happened;
            }
        }
    }

    /** Lines of a stream until {@code marker} was there {@code count} times, and the line after it. */
    private List<String> rawStream(String header, String marker, int count) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", node.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request(header));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            int left = count;
            while (left > 0) {
                String line = in.readLine();
                lines.add(line);
                if (line.equals(marker)) {
                    left--;
                    lines.add(in.readLine());
                }
            }
            return lines;
        }
    }

    private static byte[] request(String header) {
        return ("GET /v1/events HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
