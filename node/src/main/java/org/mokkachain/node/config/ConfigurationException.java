package org.mokkachain.node.config;

/**
 * Something the operator has written or left out is wrong: a setting, a file it names, or what lies in the data
 * directory. Message and remedy are for people; the message says what is wrong and where, without a full stop.
 */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /** @param remedy what to do about it: a sentence, with a full stop */
    public ConfigurationException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** As the other, and {@code place} goes into brackets behind the message. */
    public ConfigurationException(String message, Object place, String remedy) {
        this(message + " (" + place + ")", remedy);
    }

    public String remedy() {
        return remedy;
    }
}
