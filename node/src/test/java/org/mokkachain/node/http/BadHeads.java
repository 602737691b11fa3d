package org.mokkachain.node.http;

import static org.mokkachain.node.http.BadRequest.BINARY;
import static org.mokkachain.node.http.BadRequest.JSON;
import static org.mokkachain.node.http.BadRequest.raw;
import static org.mokkachain.node.http.BadRequest.with;

import java.util.ArrayList;
import java.util.List;

/** Heads of requests that are wrong, and attempts to be understood in two ways. */
final class BadHeads {
    private static final String METHODS = "Methods and headers";
    private static final String HOSTS = "Host and Origin";
    private static final String FRAMES = "Framing and smuggling";
    private static final String TOKENS = "Admin routes";
    private static final String STATUS = "/v1/status";
    private static final String END = "Connection: close\r\n\r\n";
    private static final String BAD = "bad_request";

    private BadHeads() {}

    static List<BadRequest> all() {
        List<BadRequest> all = new ArrayList<>();
        all.addAll(methods());
        all.addAll(headers());
        all.addAll(hosts());
        all.addAll(frames());
        all.addAll(smuggling());
        all.addAll(tokens());
        return all;
    }

    private static List<BadRequest> methods() {
        List<BadRequest> all = new ArrayList<>();
        for (String method : List.of("DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "POST")) {
            all.add(with(METHODS, method, STATUS, JSON, "", "", 405, "method_not_allowed"));
        }
        all.add(with(METHODS, "PUT", "/v1/transactions", JSON, "{}", "", 405, "method_not_allowed"));
        all.add(with(METHODS, "GET", "/v1/transactions", "", "", "", 405, "method_not_allowed"));
        all.add(with(METHODS, "GET", "/v1/proposals/dry-run", "", "", "", 400, BAD));
        all.add(with(METHODS, "BREW", STATUS, "", "", "a method that does not exist", 405, "method_not_allowed"));
        all.add(with(METHODS, "get", STATUS, "", "", "a method in small letters", 405, "method_not_allowed"));
        all.add(raw(METHODS, "`CONNECT localhost:22`", "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n" + END,
                400, BAD));
        return all;
    }

    private static List<BadRequest> headers() {
        return List.of(
                with(METHODS, "GET", STATUS, "Accept: text/html\r\n", "", "`Accept: text/html`", 406, "not_acceptable"),
                with(METHODS, "GET", STATUS, "Accept: image/*\r\n", "", "`Accept: image/*`", 406, "not_acceptable"),
                with(METHODS, "GET", "/v1/events", "Accept: application/json\r\n", "", "`Accept: application/json`",
                        406, "not_acceptable"),
                with(METHODS, "GET", STATUS, "X-Big: " + "x".repeat(20_000) + "\r\n", "", "a header of 20 kB",
                        431, "headers_too_large"),
                with(METHODS, "GET", STATUS, "X-A: b\r\n".repeat(5_000), "", "5,000 headers", 431, "headers_too_large"),
                with(METHODS, "GET", STATUS, "Cookie: " + "a=b; ".repeat(5_000) + "\r\n", "", "25 kB of cookies",
                        431, "headers_too_large"),
                raw(METHODS, "a header without a name", head(": value\r\n"), 400, BAD),
                raw(METHODS, "a header with a space in its name", head("X Y: value\r\n"), 400, BAD),
                raw(METHODS, "a space before the colon", head("X-Y : value\r\n"), 400, BAD),
                raw(METHODS, "a header that goes on in the next line", head("X-Y: a\r\n b\r\n"), 400, BAD),
                raw(METHODS, "a zero byte in a header", head("X-Y: a\0b\r\n"), 400, BAD),
                raw(METHODS, "`Expect: 200-maybe`", head("Expect: 200-maybe\r\n"), 417, BAD));
    }

    private static String head(String headers) {
        return "GET " + STATUS + " HTTP/1.1\r\nHost: localhost\r\n" + headers + END;
    }

    private static List<BadRequest> hosts() {
        List<BadRequest> all = new ArrayList<>();
        for (String host : List.of("evil.example", "evil.example:8080", "localhost.evil.example", "10.1.2.3",
                "127.0.0.1.nip.io", "[::2]", "0.0.0.0", "xn--localhost")) {
            all.add(raw(HOSTS, "`Host: " + host + "`",
                    "GET " + STATUS + " HTTP/1.1\r\nHost: " + host + "\r\n" + END, 403, "host_not_allowed"));
        }
        all.add(raw(HOSTS, "no Host header", "GET " + STATUS + " HTTP/1.1\r\n" + END, 400, BAD));
        for (String host : List.of("localhost@evil.example", "localhost:80:80", "localhost:http", "[::1", "a b", "")) {
            all.add(raw(HOSTS, host.isEmpty() ? "an empty Host header" : "`Host: " + host + "`",
                    "GET " + STATUS + " HTTP/1.1\r\nHost: " + host + "\r\n" + END, 400, BAD));
        }
        all.add(raw(HOSTS, "two Host headers",
                "GET " + STATUS + " HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n" + END, 400, BAD));
        all.add(raw(HOSTS, "HTTP/1.0 without a Host", "GET " + STATUS + " HTTP/1.0\r\n\r\n", 403, "host_not_allowed"));
        all.add(raw(HOSTS, "another host in the request line",
                "GET http://evil.example" + STATUS + " HTTP/1.1\r\nHost: localhost\r\n" + END, 400, BAD));
        all.add(raw(HOSTS, "the page and its metrics by another name",
                "GET /metrics HTTP/1.1\r\nHost: evil.example\r\n" + END, 403, "host_not_allowed"));
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example", "file://", "x")) {
            all.add(with(HOSTS, "POST", "/v1/transactions", JSON + "Origin: " + origin + "\r\n", "{}",
                    "`Origin: " + origin + "`", 403, "host_not_allowed"));
        }
        return all;
    }

    private static String post(String headers) {
        return "POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\n" + BINARY + headers;
    }

    private static List<BadRequest> frames() {
        return List.of(
                raw(FRAMES, "`nonsense`", "nonsense\r\n\r\n", 400, BAD),
                raw(FRAMES, "a request line without a path", "GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", 505, BAD),
                raw(FRAMES, "`HTTP/9.9`", "GET " + STATUS + " HTTP/9.9\r\nHost: localhost\r\n\r\n", 505, BAD),
                raw(FRAMES, "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, BAD),
                raw(FRAMES, "a TLS handshake", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
                        400, BAD),
                raw(FRAMES, "bytes of zero", "\0".repeat(100) + "\r\n\r\n", 400, BAD),
                raw(FRAMES, "`Content-Length: -5`", post("Content-Length: -5\r\n" + END), 400, BAD),
                raw(FRAMES, "`Content-Length: 1e3`", post("Content-Length: 1e3\r\n" + END), 400, BAD),
                raw(FRAMES, "`Content-Length: 99999999999999999999`",
                        post("Content-Length: 99999999999999999999\r\n" + END), 400, BAD),
                raw(FRAMES, "a chunk whose length is no number",
                        post("Transfer-Encoding: chunked\r\n" + END + "zz\r\n"), 400, BAD),
                raw(FRAMES, "a chunk with a negative length",
                        post("Transfer-Encoding: chunked\r\n" + END + "-5\r\nx\r\n0\r\n\r\n"), 400, BAD),
                raw(FRAMES, "a chunk longer than a long",
                        post("Transfer-Encoding: chunked\r\n" + END + "fffffffffffffffff\r\nx\r\n"), 400, BAD),
                raw(FRAMES, "chunks in the coding of another protocol",
                        post("Transfer-Encoding: gzip\r\n" + END), 400, BAD));
    }

    private static List<BadRequest> smuggling() {
        String hidden = "GET /v1/admin/compact HTTP/1.1\r\nHost: localhost\r\n\r\n";
        return List.of(
                raw(FRAMES, "length and chunks at once (CL.TE)",
                        post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n" + END + "0\r\n\r\n" + hidden),
                        400, BAD),
                raw(FRAMES, "chunks and length at once (TE.CL)",
                        post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n" + END + "5c\r\n" + hidden),
                        400, BAD),
                raw(FRAMES, "two lengths that differ",
                        post("Content-Length: 3\r\nContent-Length: 7\r\n" + END + "abcdefg"), 400, BAD),
                raw(FRAMES, "two lengths in one header", post("Content-Length: 3, 7\r\n" + END + "abcdefg"), 400, BAD),
                raw(FRAMES, "`Transfer-Encoding: xchunked`", post("Transfer-Encoding: xchunked\r\n" + END), 400, BAD),
                raw(FRAMES, "`Transfer-Encoding : chunked`", post("Transfer-Encoding : chunked\r\n" + END), 400, BAD),
                raw(FRAMES, "`Transfer-Encoding: chunked, identity`",
                        post("Transfer-Encoding: chunked, identity\r\n" + END + "0\r\n\r\n"), 400, BAD),
                raw(FRAMES, "chunks with HTTP/1.0", post("Transfer-Encoding: chunked\r\n" + END)
                        .replace("HTTP/1.1", "HTTP/1.0"), 400, BAD));
    }

    private static List<BadRequest> tokens() {
        String path = "/v1/admin/compact";
        List<BadRequest> all = new ArrayList<>();
        all.add(with(TOKENS, "POST", path, "", "", "without a token", 401, "unauthorized"));
        for (String header : List.of("Bearer", "Bearer ", "Bearer wrong", "Basic YWRtaW46YWRtaW4=", "bearer x",
                "Bearer " + "0".repeat(64), "Bearer " + "x".repeat(8_000))) {
            String shown = header.length() <= 40 ? header : header.substring(0, 20) + "…";
            all.add(with(TOKENS, "POST", path, "Authorization: " + header + "\r\n", "",
                    "`Authorization: " + shown + "`", 401, "unauthorized"));
        }
        all.add(with(TOKENS, "POST", path + "?token=secret", "", "", "a token in the query", 401, "unauthorized"));
        all.add(with(TOKENS, "POST", path, "X-Forwarded-For: 127.0.0.1\r\n", "", "`X-Forwarded-For`",
                401, "unauthorized"));
        all.add(with(TOKENS, "POST", path, "Origin: http://localhost\r\n", "", "from a page", 404, "not_found"));
        all.add(with(TOKENS, "POST", "/v1/admin/backup", JSON, "{\"target\":\"/tmp/x\"}", "without a token",
                401, "unauthorized"));
        all.add(with(TOKENS, "GET", path, "", "", "", 405, "method_not_allowed"));
        all.add(with(TOKENS, "POST", "/v1/admin/shutdown", "", "", "what is not there", 404, "not_found"));
        return all;
    }
}
