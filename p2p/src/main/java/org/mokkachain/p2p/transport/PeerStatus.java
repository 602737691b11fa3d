package org.mokkachain.p2p.transport;

import java.util.Optional;
import org.mokkachain.types.value.PublicKey;

/**
 * A peer at one moment: linked, or to be dialled and not linked.
 *
 * @param key its identity
 * @param identity what it said of itself when last linked, if ever
 * @param address the other end of the link, or what is dialled
 * @param link present if linked
 * @param trouble present if it should be linked and is not
 * @param offences counted against it
 * @param copied present if another running node was met with the same key not long ago
 */
public record PeerStatus(
        PublicKey key,
        Optional<NetworkIdentity> identity,
        String address,
        Optional<LinkStatus> link,
        Optional<Trouble> trouble,
        int offences,
        Optional<CopiedKey> copied) {
    /** A peer whose key nobody else was seen to have. */
    public PeerStatus(
            PublicKey key,
            Optional<NetworkIdentity> identity,
            String address,
            Optional<LinkStatus> link,
            Optional<Trouble> trouble,
            int offences) {
        this(key, identity, address, link, trouble, offences, Optional.empty());
    }

    /** Whether frames can be sent. */
    public boolean connected() {
        return link.isPresent();
    }
}
