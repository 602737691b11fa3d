package org.mokkachain.p2p.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.p2p.transport.TransportContract;

/** The example keeps the promises that the two transports of the project keep. */
class LocalTransportTest extends TransportContract {
    private static final Path DOCUMENT = Path.of("..", "docs", "protocol", "transport.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "org", "mokkachain", "p2p", "example", "LocalHandshake.java");

    @TempDir
    private Path folder;

    private final List<LocalTransport> stalled = new ArrayList<>();
    private int nextPort = 1;

    @Override
    protected Transport create(Make make) {
        return createAt(new PeerAddress(make.key().publicKey(), "local", nextPort++), make);
    }

    @Override
    protected Transport createAt(PeerAddress place, Make make) {
        return new LocalTransport(folder, place, make.identity(), make.limits(), make.admission());
    }

    @Override
    protected void eventually(Check check) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).untilAsserted(check::run);
    }

    @Override
    protected void stall(Peer reader) {
        LocalTransport transport = (LocalTransport) reader.transport();
        transport.stall(true);
        stalled.add(transport);
    }

    @AfterEach
    void resumeAll() {
        stalled.forEach(transport -> transport.stall(false));
    }

    @Test
    void theDocumentShowsTheHandshakeThatIsTested() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("```java\n" + Files.readString(EXAMPLE) + "```\n");
    }
}
