package org.mokkachain.endtoend.explorer;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a free port of this machine, with a thread for each request. */
final class LoopbackServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @param handler answers every path, from now on */
    LoopbackServer(HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return uri("127.0.0.1");
    }

    /** @param host another name of this machine */
    URI uri(String host) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    /** Breaks off what is being answered: a stream of events would never end by itself. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
