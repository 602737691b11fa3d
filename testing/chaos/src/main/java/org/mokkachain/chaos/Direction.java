package org.mokkachain.chaos;

/** Seen from the proxy. */
public enum Direction {
    /** From whoever connected to the target. */
    TO_TARGET,
    /** Back. */
    FROM_TARGET
}
