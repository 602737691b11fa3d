package org.mokkachain.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Listens, and hands out the connections that come. */
final class Target implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final ServerSocket listener;
    private final List<Socket> sockets = new ArrayList<>();

    Target() {
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            listener.setSoTimeout(PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    Socket next() throws IOException {
        return keep(listener.accept());
    }

    /** A connection to somewhere, closed with this target. */
    Socket dial(InetSocketAddress there) throws IOException {
        return keep(new Socket(there.getAddress(), there.getPort()));
    }

    private Socket keep(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
