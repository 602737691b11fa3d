package org.mokkachain.node.devnet;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Looks whether the ports of validators are free before they are started: their own message would stand in a log. */
final class Ports {
    private Ports() {}

    /** Refuses by name and flag if a port of one of these validators is taken. */
    static void requireFree(Network network, List<Integer> validators) throws IOException {
        for (int index : validators) {
            require(network.httpPort() + index, "HTTP", network.name(index), "--http-port");
            require(network.p2pPort() + index, "p2p", network.name(index), "--p2p-port");
        }
    }

    private static void require(int port, String purpose, String validator, String flag) throws IOException {
        if (!isFree(port)) {
            throw new DevnetException("port " + port + " is in use, and " + validator + " needs it for " + purpose,
                    "End what uses it, or choose other ports with " + flag + ".");
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(DevelopmentGenesis.HOST), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
