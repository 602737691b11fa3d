package org.mokkachain.node.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.NodeEvent;
import org.mokkachain.api.model.Topic;

/**
 * Writes one subscriber's stream. It keeps no events: it reads from the hub as fast as the client takes them. A client
 * that takes nothing blocks the write until the connection's idle timeout ends it; one that merely lags gets a
 * {@code gap} event when the hub has forgotten where it was.
 */
final class EventWriter {
    private static final int BATCH = 500;

    /** Of the response; it is kept as long as the stream, so that thousands of streams need little. */
    private static final int BUFFER = 4 * 1024;

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final String HELLO = "retry: 1000\n\n";

    private final EventHub hub;
    private final Set<Topic> topics;
    private final Optional<String> address;
    private final Duration heartbeat;

    EventWriter(EventHub hub, Set<Topic> topics, Optional<String> address, Duration heartbeat) {
        this.hub = hub;
        this.topics = topics;
        this.address = address;
        this.heartbeat = heartbeat;
    }

    /** Returns when the client is gone or the server closes. */
    void run(HttpServletResponse response, Optional<String> lastId) {
        response.setBufferSize(BUFFER);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        try {
            write(response.getOutputStream(), lastId);
        } catch (IOException e) {
            // The client is gone, which is how these streams end.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream out, Optional<String> lastId) throws IOException, InterruptedException {
        out.write(HELLO.getBytes(StandardCharsets.US_ASCII));
        Optional<Long> resumed = lastId.flatMap(hub::after);
        long next = resumed.orElseGet(hub::nextNumber);
        if (lastId.isPresent() && resumed.isEmpty()) {
            out.write(gap(next, "events since " + printable(lastId.get()) + " are not known any more"));
        }
        out.flush();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<List<EventHub.Entry>> read = hub.read(next, BATCH, heartbeat);
            if (read.isEmpty()) {
                next = hub.nextNumber();
                out.write(gap(next, "this client read too slowly"));
            } else if (read.get().isEmpty()) {
                out.write(HEARTBEAT);
            } else {
                next += read.get().size();
                writeMatching(out, read.get());
            }
            out.flush();
        }
    }

    private void writeMatching(OutputStream out, List<EventHub.Entry> entries) throws IOException {
        for (EventHub.Entry entry : entries) {
            Topic topic = entry.announcement().topic();
            if (topics.contains(topic) && concerns(entry.announcement().event())) {
                String head = "id: " + hub.idOf(entry.number()) + "\nevent: " + topic.text() + "\ndata: ";
                out.write(head.getBytes(StandardCharsets.UTF_8));
                out.write(ApiJson.write(entry.announcement().event()));
                out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private boolean concerns(NodeEvent event) {
        return address.isEmpty()
                || !(event instanceof NodeEvent.TransactionChanged changed)
                || changed.addresses().contains(address.get());
    }

    /** Carries the id of the last event before {@code next}, so that a client which resumes is not told again. */
    private byte[] gap(long next, String reason) {
        String id = hub.idOf(next - 1);
        String json = new String(ApiJson.write(Map.of("reason", reason)), StandardCharsets.UTF_8);
        return ("id: " + id + "\nevent: gap\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String printable(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
