package org.mokkachain.p2p.gossip;

import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Hash;

/**
 * Who a node is in gossip, for one run of its process.
 *
 * @param address where others reach it
 * @param signer with the key of that address
 * @param epoch start of the process, milliseconds since 1970-01-01 UTC: above that of any earlier run with this key
 * @param genesis fingerprint of the network, part of everything signed
 */
public record GossipIdentity(PeerAddress address, Signer signer, long epoch, Hash genesis) {
    public GossipIdentity {
        if (!address.key().equals(signer.publicKey())) {
            throw new IllegalArgumentException("the address " + address + " is not that of " + signer.publicKey());
        }
    }
}
