package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.types.transaction.FailureCode;

/** The document of refusals says what the code says. */
class RefusalsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "refusals.md");
    private static final String HEAD = "| code | HTTP | what is wrong | what to do |\n|---|---|---|---|\n";
    private static final String START = "<!-- from here on compared with the code -->\n";

    @Test
    void theDocumentHasEveryCodeWithItsSentenceAndRemedy() throws IOException {
        String expected = tables();
        Path written = Path.of("target", "refusals.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, expected);
        String document = Files.readString(DOCUMENT);
        assertThat(document.substring(document.indexOf(START) + START.length()))
                .as("docs/refusals.md; what the code says is in node/%s", written)
                .isEqualTo(expected);
    }

    @Test
    void everyRefusalOfTheLedgerIsOneOfTheApi() {
        assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::text))
                .allMatch(code -> ErrorCode.of(code).isPresent());
    }

    @Test
    void everyCodeHasASentenceAndARemedy() {
        for (FailureCode code : FailureCode.values()) {
            assertThat(code.sentence()).as(code.text()).isNotBlank().doesNotEndWith(".");
            assertThat(code.remedy()).as(code.text()).isNotBlank().doesNotEndWith(".");
        }
    }

    private static String tables() {
        List<ErrorCode> all = List.of(ErrorCode.values());
        String failures = Arrays.stream(FailureCode.values())
                .map(code -> "| `" + code.text() + "` | " + code.sentence() + ". | " + code.remedy() + ". |\n")
                .collect(Collectors.joining());
        return "\n## A transaction failed in its block\n\n| code | what is wrong | what to do |\n|---|---|---|\n"
                + failures
                + "\n## A node refuses a transaction\n\n"
                + table(all.stream().filter(code -> code.exitCode() == ExitCode.REJECTED).toList())
                + "\n## A node refuses a request\n\n"
                + table(all.stream().filter(code -> code.exitCode() != ExitCode.REJECTED).toList());
    }

    private static String table(List<ErrorCode> codes) {
        return codes.stream()
                .map(code -> "| `" + code.code() + "` | " + code.httpStatus() + " | " + code.title() + ". | "
                        + code.remedy() + " |\n")
                .collect(Collectors.joining("", HEAD, ""));
    }
}
