package org.mokkachain.p2p.transport;

import java.time.Instant;

/**
 * Two running nodes have one key: a process that had been replaced by another one, as after a restart, came back. Only
 * a living process can.
 *
 * @param one where the node is that was met first, as {@code host:port}
 * @param other where the other one is
 * @param since when that was first noticed
 * @param last when it was last noticed
 */
public record CopiedKey(String one, String other, Instant since, Instant last) {}
