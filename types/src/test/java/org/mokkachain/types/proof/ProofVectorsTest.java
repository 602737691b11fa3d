package org.mokkachain.types.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published proofs are what the code makes, and another implementation comes to the same verdicts. */
class ProofVectorsTest {
    private static final String FILE = "src/test/resources/vectors/proofs.json";
    private static final String OTHER = "src/test/resources/vectors/verify_proofs.py";

    @Test
    void thePublishedProofsAreThoseOfTheCode() throws IOException {
        Path written = Path.of("target", "proofs.json");
        Files.createDirectories(written.getParent());
        Files.writeString(written,
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(ProofVectors.all()) + "\n");
        assertThat(published()).as("%s; what the code makes is in %s", FILE, written)
                .isEqualTo(JsonMapper.shared().readTree(Files.readAllBytes(written)));
    }

    @Test
    void everyStepFailsSomewhere() throws IOException {
        for (JsonNode network : published()) {
            assertThat(network.path("proofs").findValuesAsString("verdict"))
                    .contains("valid", "network", "validators", "finality", "transaction", "receipt", "state");
        }
    }

    /** Written from docs/proofs.md in another language, with its own Ed25519. Skipped where there is no Python 3. */
    @Test
    void anIndependentImplementationComesToTheSameVerdicts() throws Exception {
        Process python = start("python3", OTHER, FILE);
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(python.exitValue()).as(said).isZero();
        assertThat(said.lines()).hasSize(published().path("bft").path("proofs").size() * 2);
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no Python 3: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode published() throws IOException {
        try (InputStream in = ProofVectorsTest.class.getResourceAsStream("/vectors/proofs.json")) {
            return in == null ? JsonMapper.shared().createObjectNode() : JsonMapper.shared().readTree(in);
        }
    }
}
