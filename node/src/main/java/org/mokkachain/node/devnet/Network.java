package org.mokkachain.node.devnet;

import java.net.URI;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.genesis.Genesis;

/**
 * A development network as it is: its genesis, and where its validators are.
 *
 * @param httpPort of the first validator; the others follow
 * @param p2pPort of the first validator; the others follow
 */
public record Network(DevnetDirectory directory, Genesis genesis, int httpPort, int p2pPort) {
    public int size() {
        return genesis.validators().size();
    }

    public String name(int index) {
        return genesis.validators().get(index).name();
    }

    /** The API of a validator, without path. */
    public URI api(int index) {
        return URI.create("http://" + DevelopmentGenesis.HOST + ":" + (httpPort + index));
    }

    public PeerAddress peer(int index) {
        return new PeerAddress(genesis.validators().get(index).key(), DevelopmentGenesis.HOST, p2pPort + index);
    }

    public AddressFormat addresses() {
        return new AddressFormat(genesis.addressPrefix());
    }
}
