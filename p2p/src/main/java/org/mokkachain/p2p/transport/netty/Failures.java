package org.mokkachain.p2p.transport.netty;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import org.mokkachain.p2p.transport.Disconnect;
import org.mokkachain.p2p.transport.Disconnect.Cause;
import org.mokkachain.p2p.transport.Trouble;

/** Puts what Netty and the sockets throw into the words of the port. */
final class Failures {
    /** Netty repeats in its messages what a stranger has sent. */
    private static final int LONGEST = 120;

    private Failures() {}

    /** Why an established link ended. */
    static Disconnect disconnect(Throwable thrown) {
        return switch (thrown) {
            case FrameViolation violation -> violation.disconnect();
            case DecoderException wrapped when wrapped.getCause() instanceof SSLException tls ->
                new Disconnect(Cause.MISCONDUCT, "TLS: " + innermost(tls));
            case IOException broken -> new Disconnect(Cause.IO_ERROR, String.valueOf(broken.getMessage()));
            default -> new Disconnect(Cause.CLOSED_HERE, "internal error: " + thrown);
        };
    }

    /** Which kind of trouble stopped a connection from being made. */
    static Trouble.Kind kind(Throwable thrown) {
        return switch (thrown) {
            case UnknownHostException unknown -> Trouble.Kind.UNKNOWN_HOST;
            case ConnectTimeoutException late -> Trouble.Kind.UNREACHABLE;
            case NoRouteToHostException nowhere -> Trouble.Kind.UNREACHABLE;
            case ConnectException refused -> Trouble.Kind.CONNECTION_REFUSED;
            default -> Trouble.Kind.UNREACHABLE;
        };
    }

    /** One sentence on why a connection to {@code endpoint} was not made. */
    static String sentence(Throwable thrown, String endpoint) {
        return switch (kind(thrown)) {
            case UNKNOWN_HOST -> "the host name of " + endpoint + " is unknown";
            case CONNECTION_REFUSED -> "nothing listens on " + endpoint;
            default -> endpoint + " cannot be reached: " + thrown.getMessage();
        };
    }

    /** The innermost message, without the layers around it, cut to a length fit for a log. */
    static String innermost(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        if (inner instanceof ClosedChannelException) {
            return "the other side closed the connection";
        }
        String text = message == null ? inner.getClass().getSimpleName() : message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
