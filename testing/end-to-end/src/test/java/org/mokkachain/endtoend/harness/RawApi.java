package org.mokkachain.endtoend.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.mokkachain.api.json.ApiJson;
import tools.jackson.databind.JsonNode;

/** The API without our client: what really is on the wire. */
public final class RawApi implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI node;

    public RawApi(URI node) {
        this.node = node;
    }

    /** What came back. */
    public record Answer(int status, String contentType, JsonNode body) {
        /** Of a refusal. */
        public String code() {
            return body.path("code").asString("none");
        }

        public String id() {
            return body.path("id").asString("none");
        }
    }

    public Answer submit(byte[] transaction) {
        return post("/v1/transactions", "application/octet-stream", transaction);
    }

    public Answer post(String path, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(node.resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(node.resolve(path)));
    }

    /**
     * A server that refuses a body before it has read all of it answers and closes; a client still writing then may
     * lose the answer (RFC 9112, section 9.6). Nothing is changed by asking again.
     */
    private Answer send(HttpRequest.Builder request) {
        HttpRequest made = request.timeout(LIMIT).build();
        for (int attempt = 1; ; attempt++) {
            try {
                return answer(http.send(made, BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException(e);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) throws IOException {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("none"),
                ApiJson.read(response.body(), JsonNode.class));
    }

    @Override
    public void close() {
        http.close();
    }
}
