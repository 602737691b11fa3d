package org.mokkachain.wallet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.receipt.ReceiptWriter;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.wallet.fixture.OneBlock;
import org.mokkachain.wallet.fixture.Schema;
import org.mokkachain.wallet.output.Output;
import tools.jackson.databind.JsonNode;

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private final OneBlock block = new OneBlock(1);

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        Files.write(folder.resolve("genesis.json"), GenesisWriter.write(block.genesis));
        Files.write(folder.resolve("receipt.json"), new ReceiptWriter(block.genesis).write(block.proof));
    }

    @Test
    void whatIsProvenIsSaidInPlainWords() {
        Ended ended = run("receipt.json");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("proven, trusting nothing but ")
                .contains("did: transfer 3 MOKKA to tmok1", "Network shop", "Made final by validator-0: 1 of 1");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aProgramGetsOneObject() {
        Ended ended = run("--json", "receipt.json", "--genesis", "genesis.json");
        JsonNode json = ApiJson.readTree(ended.out().getBytes(StandardCharsets.UTF_8));
        assertThat(ended.code()).isZero();
        assertThat(json.get("ok").booleanValue()).isTrue();
        assertThat(json.get("transaction").get("id").stringValue()).isEqualTo(block.proof.transaction().id().hex());
        assertThat(json.get("block").get("height").intValue()).isOne();
        assertDescribed(json);
    }

    private static void assertDescribed(JsonNode json) {
        try {
            Path schemas = Path.of("..", "docs", "wallet-json.schema.json");
            assertThat(new Schema(ApiJson.readTree(Files.readAllBytes(schemas))).faults("verify", json)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTamperedReceiptEndsWithOneAndNamesTheStep() throws IOException {
        Path file = folder.resolve("receipt.json");
        Files.writeString(file, Files.readString(file).replace("3000000", "9000000"));
        Ended ended = run("receipt.json");
        assertThat(ended.code()).isOne();
        assertThat(ended.out()).startsWith("not proven, step text: /transaction/content/operations/0/amount says");
        JsonNode json = ApiJson.readTree(run("receipt.json", "--json").out().getBytes(StandardCharsets.UTF_8));
        assertThat(json.get("ok").booleanValue()).isFalse();
        assertThat(json.get("step").stringValue()).isEqualTo("text");
        assertDescribed(json);
    }

    @Test
    void aDocumentMustBeTheOneThatTheReceiptIsAbout() throws IOException {
        Path paper = Files.writeString(folder.resolve("contract.txt"), "rent: 900 a month");
        OneBlock anchored = new OneBlock(1, new Anchor(Sha256.hash(Files.readAllBytes(paper)), "rent"));
        Files.write(folder.resolve("anchored.json"), new ReceiptWriter(anchored.genesis).write(anchored.proof));

        Ended right = run("anchored.json", "--document", "contract.txt");
        assertThat(right.code()).isZero();
        assertThat(right.out()).contains("contract.txt is the document: it has this SHA-256.");
        JsonNode json = json(run("anchored.json", "--document=contract.txt", "--json"));
        assertThat(json.path("document").path("sha256").stringValue()).hasSize(64);
        assertDescribed(json);

        assertThat(run("receipt.json", "--document", "contract.txt").out())
                .startsWith("not proven, step document: the receipt does not say that any document is notarised");
        Files.writeString(paper, "rent: 90 a month");
        Ended other = run("anchored.json", "--document", "contract.txt", "--json");
        assertThat(other.code()).isOne();
        assertThat(json(other).path("ok").booleanValue()).isFalse();
        assertThat(json(other).path("step").stringValue()).isEqualTo("document");
        assertDescribed(json(other));
        assertThat(run("anchored.json", "--document", "contract.txt").out()).contains("but the receipt is of ");
        assertThat(run("anchored.json", "--document", "lost.txt").err()).contains("the document cannot be read");
        assertThat(run("anchored.json", "--document").code()).isEqualTo(2);
    }

    private static JsonNode json(Ended ended) {
        return ApiJson.readTree(ended.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void againstTheGenesisOfAnotherNetworkNothingIsProven() throws IOException {
        Files.write(folder.resolve("other.json"), GenesisWriter.write(new OneBlock(2).genesis));
        Ended ended = run("receipt.json", "--genesis=other.json");
        assertThat(ended.code()).isOne();
        assertThat(ended.out()).startsWith("not proven, step network: ");
    }

    @Test
    void withoutAGenesisHereThatOfTheInstallationCounts() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThat(run(elsewhere, Optional.of(folder), "../receipt.json").code()).isZero();
        assertThat(run(elsewhere, Optional.empty(), "../receipt.json").code()).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadHasItsOwnExitCode() throws IOException {
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("receipt.json", "--colour").code()).isEqualTo(2);
        assertThat(run("receipt.json", "receipt.json").code()).isEqualTo(2);
        assertThat(run("receipt.json", "--genesis").code()).isEqualTo(2);
        assertThat(run("missing.json").code()).isOne();
        assertThat(run("missing.json").err()).contains("there is no ");
        assertThat(run("receipt.json", "--genesis", "receipt.json").code()).isEqualTo(3);
        assertThat(run("receipt.json", "--genesis", "missing.json").code()).isEqualTo(3);
        Files.write(folder.resolve("noise"), new byte[] {1, 2, 3, (byte) 0xff});
        assertThat(run("noise").out()).startsWith("not proven, step format");
        assertThat(run("--help").out()).startsWith("Usage: mokka verify");
    }

    private Ended run(String... arguments) {
        return run(folder, Optional.empty(), arguments);
    }

    private static Ended run(Path folder, Optional<Path> installation, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = List.of(arguments);
        Output output = new Output(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                new Output.Mode(words.contains("--json"), false, false));
        int code = new VerifyCommand(output, folder, installation).run(words).number();
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
