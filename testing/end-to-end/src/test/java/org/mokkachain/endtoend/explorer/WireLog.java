package org.mokkachain.endtoend.explorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Puts the browser's own record of its requests together. */
final class WireLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Exchange> exchanges = new LinkedHashMap<>();

    /** One line of the performance log. */
    void add(String line) {
        JsonNode message = JSON.readTree(line).path("message");
        JsonNode params = message.path("params");
        String id = params.path("requestId").asString("");
        switch (message.path("method").asString("")) {
            case "Network.requestWillBeSent" ->
                exchanges.put(id, asked(params.path("request")));
            case "Network.responseReceived" -> answered(id, params.path("response"));
            case "Network.loadingFinished" -> finished(id, params.path("encodedDataLength").asLong(0), "");
            case "Network.loadingFailed" -> finished(id, 0, params.path("errorText").asString(""));
            default -> {}
        }
    }

    private static Exchange asked(JsonNode request) {
        return new Exchange(request.path("method").asString(""), request.path("url").asString(""), 0, 0, "");
    }

    private void answered(String id, JsonNode response) {
        exchanges.computeIfPresent(id, (_, was) -> new Exchange(
                was.method(),
                was.url(),
                response.path("status").asInt(0),
                response.path("encodedDataLength").asLong(0),
                was.failure()));
    }

    private void finished(String id, long bytes, String failure) {
        exchanges.computeIfPresent(id, (_, was) ->
                new Exchange(was.method(), was.url(), was.status(), Math.max(was.bytes(), bytes), failure));
    }

    /** Everything since the last call of {@link #clear}, oldest first; {@code data:} addresses are no requests. */
    List<Exchange> exchanges() {
        Stream<Exchange> all = new ArrayList<>(exchanges.values()).stream();
        return all.filter(exchange -> exchange.url().startsWith("http")).toList();
    }

    void clear() {
        exchanges.clear();
    }
}
