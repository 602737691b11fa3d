package org.mokkachain.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.transaction.FailureCode;

/** The document of the Java client has every code as a program meets it. */
class JavaClientDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "java-client.md");
    private static final String START = "<!-- compared with the code: begin -->\n";
    private static final String END = "<!-- compared with the code: end -->\n";

    @Test
    void theTablesHaveEveryCodeWithWhatToDo() throws IOException {
        String expected = tables();
        Path written = Path.of("target", "java-client-codes.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, expected);
        String document = Files.readString(DOCUMENT);
        assertThat(document.substring(document.indexOf(START) + START.length(), document.indexOf(END)))
                .as("docs/java-client.md; what the code says is in api/%s", written)
                .isEqualTo(expected);
    }

    private static String tables() {
        String refusals = Arrays.stream(ErrorCode.values())
                .map(code -> "| `" + code.name() + "` | " + code.title() + ". | " + (code.mayPass() ? "yes" : "")
                        + " | " + code.remedy() + " |\n")
                .collect(Collectors.joining());
        String failures = Arrays.stream(FailureCode.values())
                .map(code -> "| `" + code.name() + "` | " + code.sentence() + ". | " + code.remedy() + ". |\n")
                .collect(Collectors.joining());
        return "\n| `ErrorCode` | what is wrong | may pass | what to do |\n|---|---|---|---|\n" + refusals
                + "\n| `FailureCode` | what is wrong | what to do |\n|---|---|---|\n" + failures + "\n";
    }
}
