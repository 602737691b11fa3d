package org.mokkachain.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mokkachain.api.client.ReceivedEvent.Disconnected;
import org.mokkachain.api.client.ReceivedEvent.Gap;
import org.mokkachain.api.client.ReceivedEvent.Happened;
import org.mokkachain.api.fixture.ScriptedNode;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;

/** Server-sent events as they come over the wire, broken off at every place. */
@Timeout(60)
class EventStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private ScriptedNode node;
    private MokkaClient client;

    @BeforeEach
    void start() throws IOException {
        node = new ScriptedNode("11".repeat(32));
        client = new MokkaClient(node.uri());
    }

    @AfterEach
    void stop() {
        client.close();
        node.close();
    }

    private static String peer(String name) {
        return "id: " + name + "\nevent: peers\ndata: {\"nodeId\":\"" + name
                + "\",\"name\":null,\"connected\":true}\n\n";
    }

    /** One stream after the other. */
    private void serve(String... streams) {
        Iterator<String> next = List.of(streams).iterator();
        node.on("/v1/events", exchange -> ScriptedNode.stream(next.next()).to(exchange));
    }

    private EventStream subscribe() throws MokkaClientException {
        return client.events(Set.of(Topic.PEERS), Optional.empty());
    }

    private static List<String> read(EventStream stream, int count) throws Exception {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(switch (stream.next(LONG).orElseThrow()) {
                case Happened(String id, NodeEvent.PeerChanged peer, _) -> id + "=" + peer.nodeId();
                case Happened other -> other.toString();
                case Gap(String reason) -> "gap " + reason;
                case Disconnected(_, Optional<String> lastId) -> "lost after " + lastId.orElse("nothing");
            });
        }
        return told;
    }

    @Test
    void aBrokenStreamGoesOnAfterTheLastWholeEvent() throws Exception {
        String half = peer("c").substring(0, 30);
        serve("retry: 1000\n\n:\n\n" + peer("a") + peer("b") + half, peer("c") + peer("d"));
        try (EventStream stream = subscribe()) {
            assertThat(read(stream, 5)).containsExactly("a=a", "b=b", "lost after b", "c=c", "d=d");
        }
        assertThat(node.asked).containsExactly("/v1/events?topics=peers", "/v1/events?topics=peers after b");
    }

    @Test
    void whatMayHaveBeenMissedIsTold() throws Exception {
        serve("", "id: g\nevent: gap\ndata: {\"reason\":\"restarted\"}\n\n" + peer("h"));
        try (EventStream stream = subscribe()) {
            assertThat(read(stream, 4)).containsExactly("lost after nothing",
                    "gap the connection broke off before the first event", "gap restarted", "h=h");
        }
    }

    @Test
    void kindsOfEventsThatOnlyANewerNodeHasAreLeftOut() throws Exception {
        serve("id: 1\nevent: dreams\ndata: {}\n\n" + peer("2").replace("\n", "\r\n"));
        try (EventStream stream = subscribe()) {
            assertThat(read(stream, 2)).containsExactly("2=2", "lost after 2");
        }
    }

    @Test
    void nothingWithinTheTimeIsNoEvent() throws Exception {
        node.on("/v1/events", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        });
        try (EventStream stream = subscribe()) {
            assertThat(stream.next(Duration.ofMillis(50))).isEmpty();
            stream.close();
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void anEventWithoutEndIsCutOff() throws Exception {
        AtomicInteger streams = new AtomicInteger();
        node.on("/v1/events", exchange -> {
            if (streams.incrementAndGet() > 1) {
                ScriptedNode.stream(peer("x")).to(exchange);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            writeForEver(exchange.getResponseBody(), new AtomicLong(), "x".repeat(10_000));
        });
        try (EventStream stream = subscribe()) {
            assertThat(stream.next(LONG).orElseThrow()).isInstanceOfSatisfying(Disconnected.class, lost ->
                    assertThat(lost.reason()).contains("more than 4194304 bytes"));
        }
    }

    @Test
    void aReaderThatDoesNotReadHoldsUpTheSenderAndFillsNoMemory() throws Exception {
        AtomicLong written = new AtomicLong();
        node.on("/v1/events", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            writeForEver(exchange.getResponseBody(), written, peer("p").repeat(1_000));
        });
        try (EventStream stream = subscribe()) {
            AtomicLong before = new AtomicLong(-1);
            Awaitility.await().pollInterval(Duration.ofMillis(300)).atMost(Duration.ofSeconds(30)).until(() ->
                    written.get() > 0 && before.getAndSet(written.get()) == written.get());
            assertThat(written.get()).isLessThan(32 << 20);
            assertThat(read(stream, 10_000)).hasSize(10_000);
        }
    }

    private static void writeForEver(OutputStream out, AtomicLong written, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (out) {
            while (true) {
                out.write(bytes);
                out.flush();
                written.addAndGet(bytes.length);
            }
        }
    }
}
