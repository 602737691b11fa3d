package org.mokkachain.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final String MARK = "how to write it anew. -->\n";

    /** After a change of the table: {@code mvn -pl node -am test -Dtest=SettingsReferenceTest -Ddocs.write=true}. */
    @Test
    void theDocumentationHoldsTheTableOfProperties() throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(MARK) + MARK.length();
        String expected = text.substring(0, start) + "\n" + SettingsReference.markdown();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }
}
