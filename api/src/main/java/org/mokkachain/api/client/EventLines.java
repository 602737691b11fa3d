package org.mokkachain.api.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.mokkachain.types.value.Bytes;

/** Server-sent events out of a body, as in the WHATWG HTML standard as far as nodes use it. For one thread. */
final class EventLines {
    /** No event of a node comes near. */
    private static final int MAX_BYTES = 4 << 20;

    private final StreamedBody body;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private Optional<String> id = Optional.empty();

    /** One event; {@code id} is the last one given up to here. */
    record Event(String name, String data, Optional<String> id) {}

    EventLines(StreamedBody body) {
        this.body = body;
    }

    /** The next event of what has arrived; empty if more must come first. */
    Optional<Event> poll() {
        while (!lines.isEmpty()) {
            Optional<Event> event = take(lines.removeFirst());
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /** Waits for more; false if nothing came within {@code patience}, not even a sign of life. */
    boolean fill(Duration patience) throws IOException, InterruptedException {
        Optional<Bytes> piece = body.read(patience);
        if (piece.isPresent()) {
            split(piece.get());
        }
        return piece.isPresent();
    }

    void close() {
        body.close();
    }

    private void split(Bytes piece) throws IOException {
        for (byte b : piece.toBytes()) {
            if (b == '\n') {
                lines.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else if (b != '\r') {
                begun.write(b);
            }
        }
        if (begun.size() + data.length() > MAX_BYTES) {
            throw new IOException("an event has more than " + MAX_BYTES + " bytes");
        }
    }

    private Optional<Event> take(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        if (line.startsWith("id:")) {
            id = Optional.of(value(line));
        } else if (line.startsWith("event:")) {
            name = value(line);
        } else if (line.startsWith("data:")) {
            data.append(value(line));
        }
        return Optional.empty();
    }

    private Optional<Event> dispatch() {
        Optional<Event> event = data.isEmpty() ? Optional.empty() : Optional.of(new Event(name, data.toString(), id));
        name = "";
        data.setLength(0);
        return event;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
