package org.mokkachain.p2p.transport;

/**
 * What a link has carried in one direction.
 *
 * @param messages application frames
 * @param bytes of their bodies and headers, without encryption
 */
public record Traffic(long messages, long bytes) {
    public static final Traffic NONE = new Traffic(0, 0);
}
