package org.mokkachain.wallet.commands.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.api.receipt.ReceiptWriter;
import org.mokkachain.wallet.fixture.OneBlock;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import picocli.CommandLine;

class ProofCommandsTest {
    @TempDir
    private Path folder;

    private final OneBlock block = new OneBlock(1);
    private final byte[] receipt = new ReceiptWriter(block.genesis).write(block.proof);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() throws Exception {
        Files.write(folder.resolve("genesis.json"), GenesisWriter.write(block.genesis));
        Files.write(folder.resolve("other.json"), GenesisWriter.write(new OneBlock(2).genesis));
    }

    @Test
    void aReceiptThatProvesWhatIsAskedForIsWritten() throws Exception {
        assertThat(write(true, "--out", folder.resolve("r.json").toString(), "--genesis", genesis("genesis.json")))
                .isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("r.json"))).isEqualTo(receipt);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("proven");
        assertThat(write(true, "--out", folder.resolve("r.json").toString())).contains("exists already");
    }

    @Test
    void aGoodReceiptOfSomethingElseOrOfAnotherNetworkIsNotWritten() {
        Path file = folder.resolve("r.json");
        assertThat(write(false, "--out", file.toString(), "--genesis", genesis("genesis.json")))
                .contains("something else");
        assertThat(write(true, "--out", file.toString(), "--genesis", genesis("other.json"))).contains("step network");
        assertThat(write(true, "--out", file.toString(), "--genesis", genesis("missing.json"))).contains("there is no");
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutAFileItGoesToStandardOutput() {
        assertThat(write(true)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(new String(receipt, StandardCharsets.UTF_8).strip());
    }

    private String genesis(String name) {
        return folder.resolve(name).toString();
    }

    /** What went wrong, or nothing. */
    private String write(boolean isAskedFor, String... options) {
        ReceiptTarget target = new ReceiptTarget();
        new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(new Object())
                        .addMixin("target", CommandLine.Model.CommandSpec.forAnnotatedObject(target)))
                .parseArgs(options);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try {
            target.write(receipt, proven -> isAskedFor,
                    new Output(stream, stream, new Output.Mode(false, false, false)));
            return "";
        } catch (Failure e) {
            return e.message();
        }
    }
}
