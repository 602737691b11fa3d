package org.mokkachain.node.joining;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.mokkachain.p2p.transport.PeerAddress;

/** What this machine can say of its own place in the network. */
public final class OwnAddress {
    private static final int HIGHEST = 65_535;
    private static final int TRIES = 1_000;

    private OwnAddress() {}

    /** The address with which this machine speaks to {@code peer}, if there is a way to it. Nothing is sent. */
    static Optional<InetAddress> towards(PeerAddress peer) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(peer.host()), peer.port()));
            return Optional.of(socket.getLocalAddress());
        } catch (IOException e) {
            return Optional.empty(); // whether the peer can be reached is seen when it is dialled
        }
    }

    /** Whether nothing listens on the port, on any address of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first free port from {@code port} on that is not {@code taken}; {@code port} itself if there is none. */
    public static int freeFrom(int port, int taken) {
        for (int next = port; next < Math.min(HIGHEST, port + TRIES); next++) {
            if (next != taken && isFree(next)) {
                return next;
            }
        }
        return port;
    }
}
