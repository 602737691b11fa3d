package org.mokkachain.node.replica;

import org.mokkachain.p2p.broadcast.FeedId;

/** The place of a message: its feed and its number there. */
record MessageId(FeedId feed, long sequence) {}
