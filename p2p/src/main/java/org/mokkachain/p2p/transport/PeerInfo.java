package org.mokkachain.p2p.transport;

import org.mokkachain.types.value.PublicKey;

/**
 * A peer whose handshake succeeded.
 *
 * @param key proved by the peer; its identity
 * @param identity what the peer says of itself, matching ours where it must
 * @param address the other end of the link as {@code host:port}; of an inbound link the port is not one to dial
 * @param direction who dialled
 */
public record PeerInfo(PublicKey key, NetworkIdentity identity, String address, Direction direction) {}
