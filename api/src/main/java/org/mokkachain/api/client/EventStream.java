package org.mokkachain.api.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Events of a node as they happen (server-sent events). {@link #next} waits; after a lost connection it reports that
 * once, then connects again by itself where the stream broke off, to another node if the client knows one. What may
 * have been missed is reported as a {@link ReceivedEvent.Gap}. Nothing is read ahead but what the network brings, so a
 * slow reader costs no memory. For one thread; only {@link #close} may be called from another.
 */
public final class EventStream implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Nodes give a sign of life every 10 s. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration LONG = Duration.ofDays(365);

    private final Nodes nodes;
    private final String path;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private Optional<String> lastId = Optional.empty();
    private boolean brokeOffEarly;
    private Duration pause = FIRST_PAUSE;
    private long heardNanos;

    /** Where the events come from now. */
    private record Connection(HttpExchange node, EventLines lines) {}

    EventStream(Nodes nodes, String path) {
        this.nodes = nodes;
        this.path = path;
    }

    void connect() throws MokkaClientException {
        Connection opened = nodes.ask(node -> {
            HttpRequest.Builder request = node.stream(path);
            lastId.ifPresent(id -> request.header("Last-Event-ID", id));
            return new Connection(node, new EventLines(node.open(request.build())));
        });
        connection = opened;
        heardNanos = System.nanoTime();
        pause = FIRST_PAUSE;
        if (closed) {
            opened.lines().close();
        }
    }

    /**
     * The next event; empty once the stream is closed.
     *
     * @throws ApiException if the node refuses the subscription
     */
    public Optional<ReceivedEvent> next() throws MokkaClientException, InterruptedException {
        Optional<ReceivedEvent> event = Optional.empty();
        while (event.isEmpty() && !closed) {
            event = next(LONG);
        }
        return event;
    }

    /**
     * The next event; empty if there was none within {@code timeout}, or the stream is closed.
     *
     * @throws ApiException if the node refuses the subscription
     */
    public Optional<ReceivedEvent> next(Duration timeout) throws MokkaClientException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!closed) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            Connection open = connection;
            try {
                Optional<ReceivedEvent> event = open == null ? reconnect(left) : read(open, left);
                if (event.isPresent()) {
                    return event;
                }
            } catch (IOException e) {
                if (e instanceof ApiException refusal) {
                    throw refusal;
                }
                if (open != null && !closed) {
                    return Optional.of(lost(open, e));
                }
            }
            if (deadline - System.nanoTime() <= 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<ReceivedEvent> read(Connection open, Duration left) throws IOException, InterruptedException {
        Optional<EventLines.Event> event = open.lines().poll();
        if (event.isPresent()) {
            return toEvent(event.get());
        }
        Duration silence = SILENCE.minusNanos(System.nanoTime() - heardNanos);
        if (silence.isNegative()) {
            throw new IOException("it gave no sign of life for " + SILENCE.toSeconds() + " s");
        }
        if (open.lines().fill(left.compareTo(silence) < 0 ? left : silence)) {
            heardNanos = System.nanoTime();
        }
        return Optional.empty();
    }

    private ReceivedEvent lost(Connection open, IOException why) {
        open.lines().close();
        connection = null;
        brokeOffEarly |= lastId.isEmpty();
        return new ReceivedEvent.Disconnected(String.valueOf(open.node().failure(why).getMessage()), lastId);
    }

    private Optional<ReceivedEvent> reconnect(Duration left) throws MokkaClientException, InterruptedException {
        Thread.sleep(pause.compareTo(left) < 0 ? pause : left);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        try {
            connect();
        } catch (ConnectionException e) {
            if (e.getCause() instanceof InterruptedIOException && Thread.interrupted()) {
                throw new InterruptedException("interrupted while connecting again");
            }
            return Optional.empty();
        }
        if (brokeOffEarly) {
            brokeOffEarly = false;
            return Optional.of(new ReceivedEvent.Gap("the connection broke off before the first event"));
        }
        return Optional.empty();
    }

    private Optional<ReceivedEvent> toEvent(EventLines.Event event) throws IOException {
        byte[] json = event.data().getBytes(StandardCharsets.UTF_8);
        Optional<Topic> topic = Topic.of(event.name());
        try {
            Optional<ReceivedEvent> received = event.name().equals("gap")
                    ? Optional.of(new ReceivedEvent.Gap(reason(json)))
                    : topic.map(known -> happened(event, ApiJson.read(json, type(known))));
            lastId = event.id().or(() -> lastId);
            return received; // empty: a kind that only a newer node has
        } catch (JacksonException e) {
            throw new IOException("an event is not understood: " + e.getOriginalMessage(), e);
        }
    }

    private ReceivedEvent happened(EventLines.Event event, NodeEvent what) {
        return new ReceivedEvent.Happened(event.id().or(() -> lastId).orElse(""), what, event.data());
    }

    private static String reason(byte[] json) {
        Map<String, String> said = ApiJson.read(json, new TypeReference<>() {});
        return said.getOrDefault("reason", "events are missing");
    }

    private static Class<? extends NodeEvent> type(Topic topic) {
        return switch (topic) {
            case BLOCKS -> NodeEvent.BlockCommitted.class;
            case TRANSACTIONS -> NodeEvent.TransactionChanged.class;
            case CONSENSUS -> NodeEvent.ConsensusChanged.class;
            case PEERS -> NodeEvent.PeerChanged.class;
        };
    }

    @Override
    public void close() {
        closed = true;
        Connection open = connection;
        if (open != null) {
            open.lines().close();
        }
    }
}
