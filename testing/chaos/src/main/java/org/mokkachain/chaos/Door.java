package org.mokkachain.chaos;

/** What becomes of new connections. */
public enum Door {
    /** They are connected with the target. */
    OPEN,
    /** They are reset at once. */
    REFUSE,
    /** They are accepted and never answered; the target hears nothing of them. */
    SILENT
}
