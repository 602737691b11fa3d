package org.mokkachain.api.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Problem;
import tools.jackson.core.JacksonException;

/** One node's HTTP side: sends requests, turns every failure into one of the two exceptions. Thread-safe. */
final class HttpExchange implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final URI node;
    private final HttpClient http;

    HttpExchange(URI node) {
        this.node = node;
        this.http = newClient(node);
    }

    URI node() {
        return node;
    }

    /** A request to {@code path} (with query) of the node. */
    HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(node + path)).timeout(timeout).header("Accept", "application/json");
    }

    /** A request whose answer lasts: without a timeout. */
    HttpRequest.Builder stream(String path) {
        return HttpRequest.newBuilder(URI.create(node + path)).header("Accept", "text/event-stream");
    }

    /** The body of a successful answer. */
    byte[] send(HttpRequest request) throws MokkaClientException {
        HttpResponse<byte[]> response = exchange(request, BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw refusal(response.statusCode(), response.body());
        }
        return response.body();
    }

    /** The body of a successful answer that does not end by itself; the caller closes it. */
    InputStream open(HttpRequest request) throws MokkaClientException {
        HttpResponse<InputStream> response = exchange(request, BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refusal(response.statusCode(), body.readNBytes(1 << 16));
        } catch (MokkaClientException e) {
            throw e;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws MokkaClientException {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(new InterruptedIOException("interrupted"));
        }
    }

    private MokkaClientException refusal(int status, byte[] body) {
        try {
            Problem problem = ApiJson.read(body, Problem.class);
            if (problem.code() != null && problem.detail() != null) {
                return new ApiException(problem);
            }
        } catch (JacksonException e) {
            return noNode(status, e);
        }
        return noNode(status, new IOException("no problem details"));
    }

    private ConnectionException noNode(int status, Exception cause) {
        return new ConnectionException(
                node, "what answers at " + node + " (HTTP " + status + ") is not a Mokka node", cause);
    }

    ConnectionException failure(IOException e) {
        String why =
                switch (e) {
                    case HttpConnectTimeoutException _ -> "no answer within " + CONNECT_TIMEOUT.toSeconds() + " s";
                    case HttpTimeoutException _ -> "the answer took too long";
                    case ConnectException c when c.getMessage() == null -> "connection refused or host unknown";
                    case InterruptedIOException _ -> "interrupted";
                    default -> String.valueOf(e.getMessage());
                };
        return new ConnectionException(node, "cannot reach a node at " + node + ": " + why, e);
    }

    /** An answer that says something else than it should. */
    ConnectionException unreadable(JacksonException e) {
        return unreadable("is not understood: " + e.getOriginalMessage(), e);
    }

    /** As in "the answer of … is no genesis". */
    ConnectionException unreadable(String why, Exception e) {
        return new ConnectionException(node, "the answer of " + node + " " + why, e);
    }

    /** A text as one segment of a path, or as a value in a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The problem of a call that the client itself refuses. */
    static ApiException badRequest(String detail) {
        return new ApiException(ErrorCode.BAD_REQUEST.problem(detail));
    }

    private static HttpClient newClient(URI node) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (node.getScheme().toLowerCase(Locale.ROOT).equals("http")) {
            builder.sslContext(unusedContext());
        }
        return builder.build();
    }

    /** The default context reads the system's trust store, 100 ms that plain HTTP has no use for. */
    private static SSLContext unusedContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
