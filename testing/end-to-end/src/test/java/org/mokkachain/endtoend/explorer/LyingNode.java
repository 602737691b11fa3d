package org.mokkachain.endtoend.explorer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Stands before a real validator and passes on everything, but tells some answers otherwise, or loses them. */
final class LyingNode implements AutoCloseable {
    private final URI honest;
    private final HttpClient client = HttpClient.newHttpClient();
    private final LoopbackServer server;
    private volatile List<Lie> lies = List.of();
    private volatile String lost = "";
    private final AtomicInteger toLose = new AtomicInteger();

    /** Changes the answers to paths that match a regular expression. */
    private record Lie(String path, UnaryOperator<byte[]> told) {}

    LyingNode(URI honest) {
        this.honest = honest;
        server = new LoopbackServer(this::answer);
    }

    URI uri() {
        return server.uri();
    }

    /** @param host another name of this machine */
    URI uri(String host) {
        return server.uri(host);
    }

    /** From now on no other lie is told. */
    void lies(String path, UnaryOperator<String> told) {
        liesInBytes(path, bytes -> told.apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    }

    void liesInBytes(String path, UnaryOperator<byte[]> told) {
        lies = List.of(new Lie(path, told));
    }

    /** Breaks the connection instead of answering, so many times. */
    void loses(String path, int times) {
        lost = path;
        toLose.set(times);
    }

    void tellsTheTruth() {
        lies = List.of();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals(lost) && toLose.getAndDecrement() > 0) {
                return;
            }
            String accept = exchange.getRequestHeaders().getFirst("Accept");
            HttpRequest request = HttpRequest.newBuilder(honest.resolve(exchange.getRequestURI().toString()))
                    .header("Accept", accept == null ? "*/*" : accept)
                    .build();
            HttpResponse<InputStream> truth = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            for (String name : List.of("Content-Type", "Content-Security-Policy")) {
                truth.headers().firstValue(name).ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            try (InputStream body = truth.body()) {
                pass(exchange, truth.statusCode(), body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, int status, InputStream body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/events")) {
            exchange.sendResponseHeaders(status, 0);
            byte[] part = new byte[8_192];
            for (int read = body.read(part); read >= 0; read = body.read(part)) {
                exchange.getResponseBody().write(part, 0, read);
                exchange.getResponseBody().flush();
            }
            return;
        }
        byte[] told = body.readAllBytes();
        for (Lie lie : lies) {
            told = path.matches(lie.path()) ? lie.told().apply(told) : told;
        }
        exchange.sendResponseHeaders(status, told.length == 0 ? -1 : told.length);
        exchange.getResponseBody().write(told);
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }
}
