package org.mokkachain.p2p.gossip;

import java.util.Optional;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/** Addresses as nodes say them of themselves. */
final class Addresses {
    private Addresses() {}

    static Bytes encode(PeerAddress address) {
        return AsciiText.encode(address.toString());
    }

    /** What {@code peer} says is its address; empty if it is none, or another node's. */
    static Optional<PeerAddress> decode(PublicKey peer, Bytes said) {
        try {
            return Optional.of(PeerAddress.parse(AsciiText.decode(said)))
                    .filter(address -> address.key().equals(peer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
