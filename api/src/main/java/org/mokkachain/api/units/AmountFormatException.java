package org.mokkachain.api.units;

/** A text that is not an amount. The message is a sentence for the person who typed it and names the place. */
public final class AmountFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AmountFormatException(String message) {
        super(message);
    }
}
