package org.mokkachain.types.codec;

/** Bytes that are not the canonical encoding of the expected value. The message says what was wrong, and where. */
public final class DecodingException extends Exception {
    private static final long serialVersionUID = 1L;

    public DecodingException(String message) {
        super(message);
    }

    public DecodingException(String message, Throwable cause) {
        super(message, cause);
    }
}
