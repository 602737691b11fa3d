package org.mokkachain.node.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Something a client does wrong, and what it gets.
 *
 * @param chapter of the document
 * @param words what is sent, for people
 * @param target method and path of the route, without the query; empty where no route is meant
 * @param status 0: the connection ends without an answer
 * @param code of the problem; empty: without a body of ours
 */
record BadRequest(String chapter, String words, String target, Attempt attempt, int status, String code) {
    static final String JSON = "Content-Type: application/json\r\n";
    static final String BINARY = "Content-Type: application/octet-stream\r\n";

    /** Sends it. */
    @FunctionalInterface
    interface Attempt {
        RawHttp.Answer on(RawHttp http) throws IOException;
    }

    @Override
    public String toString() {
        return words;
    }

    /** A GET of a path. */
    static BadRequest get(String chapter, String path, String why, int status, String code) {
        return with(chapter, "GET", path, "", "", why, status, code);
    }

    /** A request with a correct head, but for these headers. */
    static BadRequest with(String chapter, String method, String path, String headers, String body, String why,
            int status, String code) {
        String words = "`" + method + " " + shown(path) + "`" + (why.isEmpty() ? "" : ": " + why);
        String target = method + " " + path.split("\\?", 2)[0];
        return new BadRequest(chapter, words, target, http -> http.send(method, path, headers, body), status, code);
    }

    /** Bytes as they are, one per character. */
    static BadRequest raw(String chapter, String words, String request, int status, String code) {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        return new BadRequest(chapter, words, "", http -> http.sendBytes(bytes), status, code);
    }

    /** The same with another answer. */
    BadRequest expecting(int otherStatus, String otherCode) {
        return new BadRequest(chapter, words, target, attempt, otherStatus, otherCode);
    }

    private static String shown(String path) {
        String text = path.length() <= 70 ? path : path.substring(0, 67) + "…";
        return text.replace("|", "\\|");
    }

    /** As a row of the document. */
    String row() {
        String answer = status == 0 ? "connection closed" : status + (code.isEmpty() ? "" : " `" + code + "`");
        return "| " + words + " | " + answer + " |\n";
    }
}
