package org.mokkachain.p2p.broadcast;

/**
 * What a {@link Broadcast} has done since its start, and, from {@code feeds} on, what it keeps now.
 *
 * @param published own messages
 * @param delivered messages of others delivered
 * @param skipped numbers passed over because nobody keeps their messages
 * @param duplicates messages received that were there already
 * @param payloadsSent messages sent, each time
 * @param payloadBytesSent content of those
 * @param replayBytesSent content sent as an answer to grafts; part of {@code payloadBytesSent}
 * @param haves announcements sent: messages, not heads
 * @param clocks clocks sent
 * @param headsSent heads in announcements and clocks
 * @param grafts feeds asked for
 * @param regrafts of them, because a peer did not answer or had nothing
 * @param prunes feeds refused because they come from somebody else
 * @param optimisations ways replaced by shorter ones
 * @param forks feeds whose origin signed two contents for one number
 * @param dropped early messages and feeds for which there was no room
 * @param feeds feeds known
 * @param retired feeds of which only the head is known
 * @param missing feeds of which somebody has more
 * @param logMessages messages kept
 * @param logBytes their content
 * @param earlyBytes content of messages kept before their predecessors
 */
public record BroadcastCounters(
        long published,
        long delivered,
        long skipped,
        long duplicates,
        long payloadsSent,
        long payloadBytesSent,
        long replayBytesSent,
        long haves,
        long clocks,
        long headsSent,
        long grafts,
        long regrafts,
        long prunes,
        long optimisations,
        long forks,
        long dropped,
        int feeds,
        int retired,
        int missing,
        int logMessages,
        long logBytes,
        long earlyBytes) {}
