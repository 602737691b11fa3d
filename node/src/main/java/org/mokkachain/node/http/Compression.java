package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses answers for clients that take gzip, quickly rather than well. Streams are never compressed: an event is to
 * arrive when it happens. Where every processor compresses already, answers go out as they are. Thread-safe.
 */
final class Compression {
    private static final int WORTH = 1_024;
    private static final int MAX_CODINGS = 20;
    private static final List<String> TYPES =
            List.of("application/json", "application/problem+json", "text/", "image/svg+xml");

    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** Fast: what is sent once need not be small at any price. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** After the handler; leaves alone what it wrote to the client by itself. */
    void apply(Context ctx) {
        String type = ctx.res().getContentType();
        InputStream result = ctx.resultInputStream();
        boolean done = ctx.res().containsHeader("Content-Encoding");
        if (done || result == null || type == null || TYPES.stream().noneMatch(type::startsWith)) {
            return;
        }
        ctx.res().addHeader("Vary", "Accept-Encoding");
        if (!takesGzip(ctx.header("Accept-Encoding")) || !processors.tryAcquire()) {
            return;
        }
        try {
            byte[] plain = result.readAllBytes();
            ctx.result(plain.length < WORTH ? plain : compressed(ctx, plain));
        } catch (IOException e) {
            throw new UncheckedIOException("a bug: bytes in memory cannot be read", e);
        } finally {
            processors.release();
        }
    }

    private static byte[] compressed(Context ctx, byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new QuickGzip(out)) {
            gzip.write(plain);
        }
        ctx.header("Content-Encoding", "gzip");
        String tag = ctx.res().getHeader("ETag");
        if (tag != null && tag.startsWith("\"")) {
            ctx.header("ETag", "W/" + tag); // these are other bytes than without gzip
        }
        return out.toByteArray();
    }

    /** As in RFC 9110, 12.5.3: gzip is named, and not with weight 0. */
    static boolean takesGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", MAX_CODINGS)) {
            String[] coding = part.split(";", 2);
            String name = coding[0].strip();
            boolean refused = coding.length > 1 && coding[1].strip().matches("q=0(\\.0*)?");
            if ((name.equals("gzip") || name.equals("x-gzip")) && !refused) {
                return true;
            }
        }
        return false;
    }
}
