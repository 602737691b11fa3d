package org.mokkachain.node.runtime;

/** What this node saw happen and keeps in memory: more than the chain says of itself. */
record Seen(Timings timings, Leaderships leaderships, VoteBook votes) {}
