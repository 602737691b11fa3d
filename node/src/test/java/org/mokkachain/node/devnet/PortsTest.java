package org.mokkachain.node.devnet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.certificate.CrashModel;

class PortsTest {
    @Test
    void aTakenPortIsNamedWithTheFlagThatChangesIt() throws IOException {
        try (ServerSocket taken = listen(); ServerSocket other = listen()) {
            int free = other.getLocalPort();
            other.close();
            assertThatThrownBy(() -> Ports.requireFree(network(taken.getLocalPort(), free), List.of(0)))
                    .hasMessage("port " + taken.getLocalPort() + " is in use, and validator-0 needs it for HTTP")
                    .extracting(e -> ((DevnetException) e).remedy()).asString().contains("--http-port");
            assertThatThrownBy(() -> Ports.requireFree(network(free, taken.getLocalPort()), List.of(0)))
                    .hasMessageContaining("validator-0 needs it for p2p")
                    .extracting(e -> ((DevnetException) e).remedy()).asString().contains("--p2p-port");
            assertThatCode(() -> Ports.requireFree(network(taken.getLocalPort(), taken.getLocalPort()), List.of()))
                    .doesNotThrowAnyException();
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static Network network(int http, int p2p) {
        return new Network(
                new DevnetDirectory(Path.of("unused")), DevelopmentGenesis.of(1, CrashModel.BFT), http, p2p);
    }
}
