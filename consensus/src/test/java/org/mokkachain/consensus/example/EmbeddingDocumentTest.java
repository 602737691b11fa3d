package org.mokkachain.consensus.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mokkachain.consensus.view.ConsensusEvent;

class EmbeddingDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "embedding.md");
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "org", "mokkachain", "consensus", "example", "ReplicatedMap.java");

    @Test
    void theDocumentShowsTheExampleThatIsTested() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("```java\n" + Files.readString(EXAMPLE) + "```\n");
    }

    @Test
    void theDocumentSaysOfEveryEventWhenItIsPublished() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (Class<?> event : ConsensusEvent.class.getPermittedSubclasses()) {
            assertThat(document).contains("| `" + event.getSimpleName() + "`");
        }
    }
}
