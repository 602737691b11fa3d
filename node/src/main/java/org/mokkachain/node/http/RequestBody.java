package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.value.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The body of a request, read up to a limit, whatever its Content-Length says. */
final class RequestBody {
    static final String BINARY = "application/octet-stream";
    private static final String JSON = "application/json";
    private static final String BEGUN = "mokka.body";
    private static final int CHUNK = 8 * 1024;

    private RequestBody() {}

    /** Whether the body is binary; else it is JSON. Anything else is refused. */
    static boolean isBinary(Context ctx) {
        String header = ctx.contentType();
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals(BINARY) || type.equals(JSON)) {
            return type.equals(BINARY);
        }
        throw new ProblemException(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be " + BINARY + " or " + JSON);
    }

    /** The whole body; a client that sends it in drops is cut off at the idle timeout of connections. */
    static byte[] read(Context ctx, HttpSettings.Limits limits) {
        int max = limits.maxBodyBytes();
        if (ctx.req().getContentLengthLong() > max) {
            throw tooLarge(ctx, max);
        }
        ctx.attribute(BEGUN, true);
        try {
            byte[] body = read(ctx.req().getInputStream(), max, System.nanoTime() + limits.idleTimeout().toNanos());
            if (body.length > max) {
                throw tooLarge(ctx, max);
            }
            return body;
        } catch (IOException e) {
            boolean late = e.getCause() instanceof TimeoutException;
            ctx.header("Connection", "close");
            throw new ProblemException(
                    late ? ErrorCode.TIMEOUT : ErrorCode.BAD_REQUEST, "the body did not arrive as a whole");
        }
    }

    /** Whether the client was asked for the body, if it waits for that ({@code Expect: 100-continue}). */
    static boolean isBegun(Context ctx) {
        return ctx.attribute(BEGUN) != null;
    }

    private static byte[] read(InputStream in, int max, long deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        int count = in.read(chunk);
        while (count >= 0 && body.size() <= max) {
            body.write(chunk, 0, count);
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(new TimeoutException());
            }
            count = in.read(chunk);
        }
        return body.toByteArray();
    }

    /** The connection ends with the answer. */
    private static ProblemException tooLarge(Context ctx, int max) {
        ctx.header("Connection", "close");
        return new ProblemException(ErrorCode.TOO_LARGE, "a body has at most " + max + " bytes");
    }

    static JsonNode json(byte[] body) {
        try {
            JsonNode tree = ApiJson.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw malformed("the body must be a JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw malformed("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    static Bytes hex(JsonNode node, String name) {
        if (node == null || !node.isString()) {
            throw malformed(name + " must be a text of hex digits");
        }
        try {
            return Bytes.of(HexFormat.of().parseHex(node.stringValue()));
        } catch (IllegalArgumentException e) {
            throw malformed(name + " is not hex");
        }
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(ErrorCode.MALFORMED, detail);
    }
}
