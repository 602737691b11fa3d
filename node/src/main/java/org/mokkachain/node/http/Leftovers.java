package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;

/**
 * What is left of the body of a refused request. Most clients read no answer before they have sent everything, and lose
 * it if the connection is closed meanwhile; so the rest is read and thrown away, up to a limit, while it keeps coming.
 */
final class Leftovers {
    /** The most that {@code http.max-body} can be set to. */
    private static final int MAX_BYTES = 16 << 20;

    private static final int CHUNK = 64 * 1024;
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration MAX_TIME = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 400;

    private Leftovers() {}

    /** After the handler, before the answer is sent. */
    static void discard(Context ctx) {
        if (ctx.statusCode() < FIRST_ERROR || !isComing(ctx) || isFinished(ctx)) {
            return;
        }
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (endPoint instanceof IdleTimeout idle) {
            idle.notIdle(); // what the node needed for its answer is not the client's silence
        }
        long patience = endPoint.getIdleTimeout();
        endPoint.setIdleTimeout(Math.min(patience, SILENCE.toMillis()));
        if (isRead(ctx)) {
            endPoint.setIdleTimeout(patience);
        } else {
            ctx.header("Connection", "close");
        }
    }

    /** Not if it is too long anyway, nor if the client waits to be asked for it: then the answer comes in time. */
    private static boolean isComing(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        boolean asksFirst = ctx.header("Expect") != null && !RequestBody.isBegun(ctx);
        return !asksFirst && length <= MAX_BYTES && (length > 0 || ctx.header("Transfer-Encoding") != null);
    }

    /** Whether it has been read to its end: then the connection, which may have the next request, is left alone. */
    private static boolean isFinished(Context ctx) {
        try {
            return ctx.req().getInputStream().isFinished();
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads on; false if the end did not come. */
    private static boolean isRead(Context ctx) {
        byte[] chunk = new byte[CHUNK];
        long end = System.nanoTime() + MAX_TIME.toNanos();
        long total = 0;
        try {
            InputStream in = ctx.req().getInputStream();
            int count = in.read(chunk);
            while (count >= 0 && total < MAX_BYTES && System.nanoTime() - end < 0) {
                total += count;
                count = in.read(chunk);
            }
            return count < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
