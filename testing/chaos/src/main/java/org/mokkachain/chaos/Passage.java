package org.mokkachain.chaos;

/** What becomes of bytes. */
public enum Passage {
    /** They get through. */
    FORWARD,
    /** They wait: once a few buffers are full, the sender feels that nobody reads. Nothing is lost. */
    HOLD,
    /**
     * They disappear, and so does the end of the stream: the other side hears nothing and sees nothing close. When
     * bytes get through again, the next one resets the connection, for it would not follow what came before.
     */
    SWALLOW
}
