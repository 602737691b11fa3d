package org.mokkachain.node.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;

/**
 * A connection with patience, but not without end. A head that comes in drops is answered with 408: the idle timeout
 * does not end it, since every drop is a sign of life. What a client goes on sending after its last answer is thrown
 * away for a while: closed at once, the connection would be reset, and the answer lost with it (RFC 9112, 9.6).
 *
 * <p>Called by one thread of Jetty at a time.
 */
final class PatientConnection extends HttpConnection {
    private static final int CHUNK = 8 * 1024;
    private static final int MAX_DISCARDED = 1 << 20;
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Duration headTimeout;
    private long discarded;
    private long lingerEnd;

    PatientConnection(HttpConfiguration http, Connector connector, EndPoint endPoint, Duration headTimeout) {
        super(http, connector, endPoint);
        this.headTimeout = headTimeout;
    }

    @Override
    public void onFillable() {
        HttpParser parser = getParser();
        if (parser.isClose()) {
            discard();
        } else if (isLate(parser)) {
            parser.close();
            parser.getHandler().badMessage(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408, "late"));
        } else {
            super.onFillable();
        }
    }

    /** Whether a head has begun and is not there after its time. */
    private boolean isLate(HttpParser parser) {
        return parser.inHeaderState() && !parser.isStart()
                && System.nanoTime() - parser.getBeginNanoTime() > headTimeout.toNanos();
    }

    private void discard() {
        EndPoint endPoint = getEndPoint();
        if (discarded == 0) {
            lingerEnd = System.nanoTime() + LINGER.toNanos();
            endPoint.setIdleTimeout(LINGER.toMillis());
        }
        ByteBuffer chunk = BufferUtil.allocate(CHUNK);
        try {
            int count = endPoint.fill(chunk);
            while (count > 0 && discarded < MAX_DISCARDED && System.nanoTime() - lingerEnd < 0) {
                discarded += count;
                BufferUtil.clear(chunk);
                count = endPoint.fill(chunk);
            }
            if (count == 0) {
                fillInterested();
            } else {
                close();
            }
        } catch (IOException e) {
            endPoint.close(e);
        }
    }
}
