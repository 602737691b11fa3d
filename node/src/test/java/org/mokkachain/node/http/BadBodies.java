package org.mokkachain.node.http;

import static org.mokkachain.node.http.BadRequest.BINARY;
import static org.mokkachain.node.http.BadRequest.JSON;
import static org.mokkachain.node.http.BadRequest.raw;
import static org.mokkachain.node.http.BadRequest.with;

import java.util.ArrayList;
import java.util.List;

/** Bodies that are wrong. */
final class BadBodies {
    private static final String BODIES = "Bodies";
    private static final String ONE = "/v1/transactions";
    private static final String BATCH = "/v1/transactions/batch";
    private static final String BAD = "malformed";
    private static final int LIMIT = 2 << 20;

    private BadBodies() {}

    static List<BadRequest> all() {
        List<BadRequest> all = new ArrayList<>();
        all.addAll(types());
        all.addAll(json());
        all.addAll(deep());
        all.addAll(binary());
        all.addAll(batches());
        all.addAll(dryRuns());
        return all;
    }

    private static List<BadRequest> types() {
        List<BadRequest> all = new ArrayList<>();
        for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                "application/xml", "application/jsonp", "application/json-seq", "*/*")) {
            String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
            all.add(with(BODIES, "POST", ONE, header, "{}", type.isEmpty() ? "no media type" : "`" + type + "`",
                    415, "unsupported_media_type"));
        }
        all.add(with(BODIES, "POST", "/v1/proposals/dry-run", BINARY, "x", "bytes where JSON is asked for",
                415, "unsupported_media_type"));
        return all;
    }

    private static BadRequest json(String body, String why) {
        return with(BODIES, "POST", ONE, JSON, body, why.isEmpty() ? "`" + body + "`" : why, 400, BAD);
    }

    private static List<BadRequest> json() {
        return List.of(
                json("", "nothing"),
                json("{", ""),
                json("[]", ""),
                json("null", ""),
                json("7", ""),
                json("\"raw\"", ""),
                json("{}", ""),
                json("{\"raw\":7}", ""),
                json("{\"raw\":null}", ""),
                json("{\"raw\":[\"00\"]}", ""),
                json("{\"raw\":{}}", ""),
                json("{\"raw\":\"\"}", ""),
                json("{\"raw\":\"xyz\"}", ""),
                json("{\"raw\":\"abc\"}", ""),
                json("{\"raw\":\"0x00\"}", ""),
                json("{\"RAW\":\"00\"}", ""),
                json("{\"raw\":\"00\",\"raw\":\"00\"}", ""),
                json("{\"raw\":\"00\"}{}", ""),
                json("{'raw':'00'}", ""),
                json("{raw:\"00\"}", ""),
                json("{\"raw\":\"00\",}", ""),
                json("{\"raw\":\"00\"} // comment", ""),
                json("{\"raw\":\"" + "00".repeat(600_000) + "\"}", "a text of 1.2 MB").expecting(413, "too_large"),
                json("{\"n\":" + "9".repeat(5_000) + "}", "a number of 5,000 digits"),
                json("{\"n\":1e999999999}", ""),
                json("{\"" + "k".repeat(100_000) + "\":1}", "a name of 100 kB"),
                json("\ufeff{\"raw\":\"00\"}", "a byte order mark before it"),
                raw(BODIES, "`POST " + ONE + "`: bytes that are not UTF-8",
                        post(ONE, JSON, "{\"raw\":\"\u00ff\u00fe\"}"),
                        400, BAD),
                raw(BODIES, "`POST " + ONE + "`: half of a UTF-16 pair", post(ONE, JSON, "{\"raw\":\"\\ud800\"}"),
                        400, BAD),
                raw(BODIES, "`POST " + ONE + "`: UTF-16 text",
                        post(ONE, JSON, "\u00ff\u00fe{\0\"\0r\0a\0w\0\"\0:\0001\0}\0"), 400, BAD));
    }

    private static List<BadRequest> deep() {
        return List.of(
                json("[".repeat(100_000), "100,000 opening brackets"),
                json("{\"a\":".repeat(50_000), "50,000 objects in one another"),
                json("{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}", "34 levels"),
                json("{" + "\"a\":1,".repeat(100_000) + "\"b\":1}", "the same name 100,000 times"));
    }

    private static List<BadRequest> binary() {
        return List.of(
                with(BODIES, "POST", ONE, BINARY, "", "nothing", 400, BAD),
                with(BODIES, "POST", ONE, BINARY, "garbage", "`garbage`", 400, BAD),
                with(BODIES, "POST", ONE, BINARY, "\0".repeat(300), "300 zero bytes", 400, BAD),
                with(BODIES, "POST", ONE, BINARY, "\u007f".repeat(300), "300 bytes 0x7f", 400, BAD),
                with(BODIES, "POST", ONE, BINARY, "x".repeat(40_000), "more than a transaction may have",
                        413, "too_large"),
                with(BODIES, "POST", ONE, BINARY, "x".repeat(LIMIT + 1), "2 MiB and a byte", 413, "too_large"),
                with(BODIES, "POST", ONE, JSON, " ".repeat(LIMIT + 1), "2 MiB of spaces", 413, "too_large"),
                raw(BODIES, "`POST " + ONE + "`: 4 MiB in chunks without an end", "POST " + ONE
                        + " HTTP/1.1\r\nHost: localhost\r\n" + BINARY + "Transfer-Encoding: chunked\r\n\r\n"
                        + ("10000\r\n" + "x".repeat(65_536) + "\r\n").repeat(64), 413, "too_large"),
                raw(BODIES, "`POST " + ONE + "`: says 100 GB", "POST " + ONE + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: close\r\n" + BINARY + "Content-Length: 99999999999\r\n\r\n", 413, "too_large"),
                with(BODIES, "POST", ONE, BINARY + "Content-Encoding: gzip\r\n", "\u001f\u008b", "compressed",
                        400, BAD));
    }

    private static List<BadRequest> batches() {
        return List.of(
                with(BODIES, "POST", BATCH, BINARY, "", "nothing", 400, BAD),
                with(BODIES, "POST", BATCH, BINARY, "\0\0\0\u0005x", "five are said to come, one byte does", 400, BAD),
                with(BODIES, "POST", BATCH, BINARY, "\u007f\0\0\0", "two thousand million are said to come",
                        413, "too_large"),
                with(BODIES, "POST", BATCH, BINARY, "\0\0\u0013\u0089", "5,001 are said to come", 413, "too_large"),
                with(BODIES, "POST", BATCH, BINARY, "\0\0\0\0x", "a byte too many", 400, BAD),
                with(BODIES, "POST", BATCH, JSON, "{}", "`{}`", 400, BAD),
                with(BODIES, "POST", BATCH, JSON, "{\"transactions\":{}}", "`{\"transactions\":{}}`", 400, BAD),
                with(BODIES, "POST", BATCH, JSON, "{\"transactions\":[1]}", "`{\"transactions\":[1]}`", 400, BAD),
                with(BODIES, "POST", BATCH, JSON, "{\"transactions\":[\"zz\"]}", "`{\"transactions\":[\"zz\"]}`",
                        400, BAD),
                with(BODIES, "POST", BATCH, JSON, "{\"transactions\":[" + "\"\",".repeat(5_000) + "\"\"]}",
                        "5,001 transactions", 413, "too_large"));
    }

    private static List<BadRequest> dryRuns() {
        String path = "/v1/proposals/dry-run";
        return List.of(
                with(BODIES, "POST", path, JSON, "{}", "`{}`", 400, "bad_request"),
                with(BODIES, "POST", path, JSON, "{\"proposal\":\"1\"}", "`{\"proposal\":\"1\"}`", 400, "bad_request"),
                with(BODIES, "POST", path, JSON, "{\"proposal\":1.5}", "`{\"proposal\":1.5}`", 400, "bad_request"),
                with(BODIES, "POST", path, JSON, "{\"proposal\":99999999999999999999}", "beyond a long",
                        400, "bad_request"),
                with(BODIES, "POST", path, JSON, "{\"proposal\":9}", "no such proposal", 404, "not_found"),
                with(BODIES, "POST", path, JSON, "{\"change\":\"everything\"}", "no such change", 400, "bad_request"),
                with(BODIES, "POST", path, JSON, "{\"change\":\"removeValidator\",\"publicKey\":\"12\"}", "no key",
                        400, "bad_request"));
    }

    static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n" + headers + "\r\n" + body;
    }
}
