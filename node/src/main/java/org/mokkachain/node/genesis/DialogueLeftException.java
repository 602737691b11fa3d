package org.mokkachain.node.genesis;

/** The person at the terminal left before the end. */
public final class DialogueLeftException extends Exception {
    private static final long serialVersionUID = 1L;

    DialogueLeftException(String message) {
        super(message);
    }
}
