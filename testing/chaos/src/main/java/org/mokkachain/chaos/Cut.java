package org.mokkachain.chaos;

/** How a connection is ended. */
public enum Cut {
    /** With RST: both sides get an error. */
    RESET,
    /** With FIN: both sides see the end of the stream. */
    CLOSE
}
