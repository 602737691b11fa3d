package org.mokkachain.p2p.broadcast;

/** One step in a {@link BroadcastMessage.Push}: a message, or numbers whose messages nobody needs any more. */
public sealed interface Item permits Message, Hole {
    /** Numbers it takes up in its feed. */
    long count();
}
