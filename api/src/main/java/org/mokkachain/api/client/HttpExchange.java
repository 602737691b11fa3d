package org.mokkachain.api.client;

import java.io.IOException;
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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Problem;
import tools.jackson.core.JacksonException;

/** One node's HTTP side: sends requests, turns every failure into one of the two exceptions. Thread-safe. */
final class HttpExchange {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** The largest receipt, and some. */
    private static final long MAX_ANSWER = 80L << 20;

    private static final String INTERRUPTED = "interrupted";

    private final URI node;
    private final HttpClient http;

    HttpExchange(URI node, HttpClient http) {
        this.node = node;
        this.http = http;
    }

    URI node() {
        return node;
    }

    /** The answer to a call. */
    byte[] send(Call call) throws MokkaClientException {
        return send(call.to(node));
    }

    /** A request whose answer lasts: without a timeout. */
    HttpRequest.Builder stream(String path) {
        return HttpRequest.newBuilder(URI.create(node + path)).header("Accept", "text/event-stream");
    }

    /** How the body of an answer is understood. */
    @FunctionalInterface
    interface Reading<T> {
        T of(byte[] body);
    }

    /** What an answer says; a {@link ConnectionException} if that is not understood. */
    <T> T parse(byte[] body, Reading<T> reading) throws ConnectionException {
        try {
            return reading.of(body);
        } catch (JacksonException e) {
            throw unreadable("is not understood: " + e.getOriginalMessage(), e);
        }
    }

    /** The body of a successful answer. */
    private byte[] send(HttpRequest request) throws MokkaClientException {
        HttpResponse<byte[]> response =
                exchange(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
        if (response.statusCode() / 100 != 2) {
            throw refusal(response.statusCode(), response.body());
        }
        return response.body();
    }

    /** The body of a successful answer that does not end by itself; the caller closes it. */
    StreamedBody open(HttpRequest request) throws MokkaClientException {
        HttpResponse<StreamedBody> response = begun(http.sendAsync(request, _ -> new StreamedBody()));
        StreamedBody body = response.body();
        if (response.statusCode() == 200) {
            return body;
        }
        try (body) {
            throw refusal(response.statusCode(), body.readAll(1 << 16, CONNECT_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(new InterruptedIOException(INTERRUPTED));
        }
    }

    /** A request's own timeout would end the stream, too. */
    private <T> HttpResponse<T> begun(CompletableFuture<HttpResponse<T>> answer) throws ConnectionException {
        try {
            return answer.get(Calls.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(new HttpTimeoutException("no answer within " + Calls.TIMEOUT.toSeconds() + " s"));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(new InterruptedIOException(INTERRUPTED));
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
            throw failure(new InterruptedIOException(INTERRUPTED));
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
                    case InterruptedIOException _ -> INTERRUPTED;
                    default -> String.valueOf(e.getMessage());
                };
        return new ConnectionException(node, "cannot reach a node at " + node + ": " + why, e);
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
}
