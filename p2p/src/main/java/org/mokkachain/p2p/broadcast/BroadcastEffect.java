package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.value.PublicKey;

/** What a {@link Broadcast} wants done or known, in this order. */
public sealed interface BroadcastEffect {
    /** Send over the link, after everything sent there before. */
    record Send(PublicKey to, BroadcastMessage message) implements BroadcastEffect {}

    /** The own message has its number, and is on its way. */
    record Published(FeedId feed, long sequence) implements BroadcastEffect {}

    /**
     * A message of a feed: each once, in the order of the feed.
     *
     * @param hop links it came over, 1 or more
     * @param from who sent it
     */
    record Deliver(Message message, int hop, PublicKey from) implements BroadcastEffect {}

    /** The messages {@code from} to {@code to}, both included, will not be delivered: nobody keeps them any more. */
    record Skipped(FeedId feed, long from, long to) implements BroadcastEffect {}

    /** The origin signed two contents for one number: the proof. Nothing more is taken from the feed. */
    record Forked(FeedId feed, Message one, Message other) implements BroadcastEffect {}

    /** The peer did what no correct node does; the sentence is for people. */
    record Offence(PublicKey peer, String sentence) implements BroadcastEffect {}
}
