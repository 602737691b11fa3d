package org.mokkachain.endtoend.harness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The configuration of a node in a folder of its own within that of a development network.
 *
 * @param p2pPort where it listens on the loopback interface
 * @param advertised host that others are told instead
 * @param peers as {@code mokka://KEY@HOST:PORT}
 */
record NodeToml(String name, int p2pPort, Optional<String> advertised, List<String> peers, int httpPort) {
    /** For the process: several of them share a small machine. */
    static final Map<String, String> SMALL =
            Map.of("MOKKA_JAVA_OPTS", "-Xms32m -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");

    String text() {
        return """
                name = "%s"
                genesis = "../genesis.json"
                [key]
                password-file = "password"
                [p2p]
                host = "127.0.0.1"
                port = %d
                %speers = [
                %s]
                [http]
                port = %d
                [log]
                file = "node.log"
                """.formatted(
                name,
                p2pPort,
                advertised.map("advertised-host = \"%s\"\n"::formatted).orElse(""),
                peers.stream().map("  \"%s\",\n"::formatted).collect(Collectors.joining()),
                httpPort);
    }
}
