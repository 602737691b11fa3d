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
 */
public record PeerStatus(
        PublicKey key,
        Optional<NetworkIdentity> identity,
        String address,
        Optional<LinkStatus> link,
        Optional<Trouble> trouble,
        int offences) {

    /** Whether frames can be sent. */
    public boolean connected() {
        return link.isPresent();
    }
}
