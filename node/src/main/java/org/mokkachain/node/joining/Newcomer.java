package org.mokkachain.node.joining;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.node.runtime.Wire;
import org.mokkachain.p2p.transport.AdmissionPolicy;
import org.mokkachain.p2p.transport.NetworkIdentity;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Role;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.netty.NettyTransport;
import org.mokkachain.p2p.transport.netty.TransportSettings;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/**
 * A node on its way into a network: what it will be called and where it will be, as its operator wishes or as it can be
 * found out.
 */
public final class Newcomer {
    private static final int P2P_PORT = 9100;
    private static final int HTTP_PORT = 8080;

    private final Invitation invitation;
    private final Wishes wishes;
    private final String passwordFile;
    private final Path directory;
    private final NodeFile.Place place;

    /**
     * What the operator has given; the rest is found out.
     *
     * @param host by which other nodes reach it
     */
    public record Wishes(
            Optional<String> name,
            NodeProfile profile,
            Optional<String> host,
            Optional<Integer> p2pPort,
            Optional<Integer> httpPort) {}

    /**
     * @param passwordFile for the settings; may be empty
     * @param directory absolute
     * @throws ConfigurationException if a wish cannot be granted
     */
    public Newcomer(Invitation invitation, Wishes wishes, String passwordFile, Path directory) {
        this.invitation = invitation;
        this.wishes = wishes;
        this.passwordFile = passwordFile;
        this.directory = directory;
        this.place = place();
        name();
    }

    private NodeFile.Place place() {
        int p2p = port(wishes.p2pPort(), P2P_PORT, "--p2p-port", 0);
        int http = port(wishes.httpPort(), HTTP_PORT, "--http-port", p2p);
        if (p2p == http) {
            throw new ConfigurationException("--p2p-port and --http-port are the same", "Choose two ports.");
        }
        InetAddress own = own();
        String host = wishes.host().map(Newcomer::checked).orElseGet(own::getHostAddress);
        return new NodeFile.Place(own.isLoopbackAddress() && wishes.host().isEmpty(), host, p2p, http);
    }

    private static String checked(String host) {
        PublicKey any = PublicKey.of(new byte[PublicKey.LENGTH]);
        try {
            return new PeerAddress(any, host, 1).host();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--host: " + e.getMessage(), "Write it without a port.");
        }
    }

    private static int port(Optional<Integer> wish, int usual, String flag, int taken) {
        if (wish.isEmpty()) {
            return OwnAddress.freeFrom(usual, taken);
        }
        int port = wish.get();
        if (port < 1 || port > 65_535) {
            throw new ConfigurationException(flag + " " + port + " must be 1 to 65535", "Leave it out to have a free"
                    + " port chosen.");
        }
        if (!OwnAddress.isFree(port)) {
            throw new ConfigurationException("port " + port + " is in use", flag,
                    "End what uses it, name another one, or leave it out to have a free port chosen.");
        }
        return port;
    }

    /** The address towards the first node to which there is a way at all. */
    private InetAddress own() {
        return invitation.peers().stream()
                .flatMap(peer -> OwnAddress.towards(peer).stream())
                .findFirst()
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    /** As wished, or as the directory is called. */
    private String name() {
        String name = wishes.name().orElseGet(() -> String.valueOf(directory.getFileName()));
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
            throw new ConfigurationException("'" + name + "' cannot be the name of a node",
                    "Give one of up to 32 of A-Z, a-z, 0-9, '.', '_' and '-' with --name.");
        }
        return name;
    }

    /** Asks the nodes of the invitation. */
    public GenesisFetch.Outcome fetch(PrivateKey key, Consumer<String> notes)
            throws IOException, InterruptedException {
        GenesisFetch fetch = new GenesisFetch(invitation, notes);
        NetworkIdentity said = new NetworkIdentity(
                invitation.network(), invitation.genesis(), Wire.PROTOCOL_VERSION, Role.OBSERVER, name());
        AdmissionPolicy nobody = AdmissionPolicy.only(List.of());
        TransportSettings settings = TransportSettings.listeningOn("127.0.0.1", 0);
        try (Transport transport = new NettyTransport(key, said, Wire.limits(), nobody, settings)) {
            transport.start(fetch.listener());
            return fetch.run(transport);
        }
    }

    /** Its settings, now that the genesis is known. */
    public NodeFile file(Genesis genesis, PublicKey key) {
        String name = genesis.validators().find(key).map(Validator::name).orElseGet(this::name);
        for (Validator validator : genesis.validators().members()) {
            if (validator.name().equals(name) && !validator.key().equals(key)) {
                throw new ConfigurationException("a validator of this network is called '" + name + "'",
                        "Give another name with --name.");
            }
        }
        return new NodeFile(genesis.network(), name, wishes.profile(), passwordFile, place, invitation.peers());
    }
}
