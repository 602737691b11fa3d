package org.mokkachain.chaos;

/** What a partition looks like to those it divides. */
public enum Outage {
    /** Connections are reset, new ones refused: both sides know at once. */
    RESET,
    /** Nothing arrives and nothing closes, new connections are never answered: only time can tell. */
    SILENT
}
