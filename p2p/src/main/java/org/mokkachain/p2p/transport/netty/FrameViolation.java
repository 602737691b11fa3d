package org.mokkachain.p2p.transport.netty;

import io.netty.handler.codec.DecoderException;
import org.mokkachain.p2p.transport.Disconnect;

/** The peer broke the rules of framing; the connection cannot be used any more. */
final class FrameViolation extends DecoderException {
    private static final long serialVersionUID = 1;

    private final Disconnect.Cause reason;

    FrameViolation(Disconnect.Cause reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Without a stack trace: a peer's mistake says nothing about this code, and filling one in is dear. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    Disconnect disconnect() {
        return new Disconnect(reason, String.valueOf(getMessage()));
    }
}
