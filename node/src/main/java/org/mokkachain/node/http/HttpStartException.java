package org.mokkachain.node.http;

/** The HTTP server cannot start; the message is one sentence with what to do about it. */
public final class HttpStartException extends Exception {
    private static final long serialVersionUID = 1L;

    HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }

    HttpStartException(String message) {
        super(message);
    }
}
