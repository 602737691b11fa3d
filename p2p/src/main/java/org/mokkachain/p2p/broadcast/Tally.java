package org.mokkachain.p2p.broadcast;

/** Counts as they rise; see {@link BroadcastCounters}. */
final class Tally {
    long published;
    long delivered;
    long skipped;
    long duplicates;
    long payloadsSent;
    long payloadBytesSent;
    long replayBytesSent;
    long haves;
    long clocks;
    long headsSent;
    long grafts;
    long regrafts;
    long prunes;
    long optimisations;
    long forks;
    long dropped;
}
