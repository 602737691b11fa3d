package org.mokkachain.node.joining;

import java.util.List;
import java.util.stream.Collectors;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.p2p.transport.PeerAddress;

/**
 * The settings of a node that joins, as the file {@code node.toml} beside its key and genesis.
 *
 * @param network for a remark
 * @param passwordFile of its key; empty: asked for at each start
 */
public record NodeFile(String network, String name, NodeProfile profile, String passwordFile, Place place,
        List<PeerAddress> peers) {
    public NodeFile {
        peers = List.copyOf(peers);
    }

    /**
     * Where it is reached.
     *
     * @param local only on this machine
     * @param host by which others dial it
     */
    public record Place(boolean local, String host, int p2pPort, int httpPort) {}

    /** In TOML. */
    public String text() {
        String listen = place.local() ? "host" : "advertised-host";
        String password = passwordFile.isEmpty()
                ? "# password-file = \"…\"   # otherwise MOKKA_KEY_PASSWORD, or the terminal is asked\n"
                : "password-file = " + quoted(passwordFile) + "\n";
        return "# Written by 'mokka join' for the network " + quoted(network)
                + ". docs/configuration.md explains every setting.\n"
                + "name = " + quoted(name) + "\n"
                + "profile = " + quoted(profile.text()) + "\n"
                + "genesis = \"genesis.json\"\n\n[key]\nfile = \"node.key\"\n" + password
                + "\n[p2p]\n" + listen + " = " + quoted(place.host()) + "\nport = " + place.p2pPort() + "\npeers = [\n"
                + peers.stream().map(peer -> "  " + quoted(peer.toString()) + ",\n").collect(Collectors.joining())
                + "]\n\n[http]\nport = " + place.httpPort() + "\n";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
