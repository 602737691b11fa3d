package org.mokkachain.api.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;
import tools.jackson.core.JacksonException;

/**
 * Events of a node as they happen (server-sent events). {@link #next} blocks; after a lost connection it reports that
 * once, then connects again by itself where the stream broke off. For one thread; only {@link #close} may be called
 * from another.
 */
public final class EventStream implements AutoCloseable {
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final HttpExchange http;
    private final String path;
    private volatile @Nullable InputStream source;
    private @Nullable BufferedReader reader;
    private volatile boolean closed;
    private Optional<String> lastId = Optional.empty();
    private long pauseMs = FIRST_PAUSE_MS;

    EventStream(HttpExchange http, String path) {
        this.http = http;
        this.path = path;
    }

    void connect() throws MokkaClientException {
        HttpRequest.Builder request = http.stream(path);
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        InputStream opened = http.open(request.build());
        reader = new BufferedReader(new InputStreamReader(opened, StandardCharsets.UTF_8));
        source = opened;
        pauseMs = FIRST_PAUSE_MS;
    }

    /**
     * The next event; empty once the stream is closed.
     *
     * @throws ApiException if the node refuses the subscription
     * @throws InterruptedException if the thread is interrupted while waiting to connect again
     */
    public Optional<ReceivedEvent> next() throws MokkaClientException, InterruptedException {
        while (!closed) {
            BufferedReader lines = reader;
            if (lines == null) {
                reconnect();
                continue;
            }
            try {
                return Optional.of(readEvent(lines));
            } catch (IOException e) {
                if (!closed) {
                    disconnect();
                    return Optional.of(
                            new ReceivedEvent.Disconnected(String.valueOf(http.failure(e).getMessage()), lastId));
                }
            }
        }
        return Optional.empty();
    }

    private void reconnect() throws MokkaClientException, InterruptedException {
        Thread.sleep(pauseMs);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
        try {
            connect();
        } catch (ConnectionException e) {
            disconnect();
        }
    }

    private void disconnect() {
        reader = null;
        closeSource();
    }

    /** The stream under the reader: a reader that waits for a line would make its own close wait, too. */
    private void closeSource() {
        InputStream open = source;
        source = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                source = null; // it is lost already
            }
        }
    }

    private ReceivedEvent readEvent(BufferedReader lines) throws IOException {
        String name = "";
        StringBuilder data = new StringBuilder();
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the node closed the stream");
            }
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return toEvent(name, data.toString());
                }
            } else if (line.startsWith("id:")) {
                lastId = Optional.of(value(line));
            } else if (line.startsWith("event:")) {
                name = value(line);
            } else if (line.startsWith("data:")) {
                data.append(value(line));
            }
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private ReceivedEvent toEvent(String name, String json) throws IOException {
        Optional<Topic> topic = Topic.of(name);
        if (topic.isEmpty()) {
            return new ReceivedEvent.Gap(json);
        }
        try {
            NodeEvent event = ApiJson.read(json.getBytes(StandardCharsets.UTF_8), type(topic.get()));
            return new ReceivedEvent.Happened(lastId.orElse(""), event, json);
        } catch (JacksonException e) {
            throw new IOException("an event is not understood: " + e.getOriginalMessage(), e);
        }
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
        closeSource();
    }
}
