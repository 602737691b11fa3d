package org.mokkachain.types.address;

/** A text that is not an address of the network at hand. The message is a sentence for the person who typed it. */
public final class AddressException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AddressException(String message) {
        super(message);
    }
}
