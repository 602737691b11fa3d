package org.mokkachain.node.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.crypto.Sha256;

/** What others wrote is served as they published it. */
class VendoredFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/mokkachain/node/explorer/vendor");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| [^|]+ \\| `([0-9a-f]{64})` \\|");

    @Test
    void everyVendoredFileHasTheSumThatIsWrittenDown() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(FOLDER.resolve("README.md")));
        while (rows.find()) {
            written.put(rows.group(1), rows.group(2));
        }
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = FOLDER.relativize(file).toString().replace('\\', '/');
                if (!name.equals("README.md")) {
                    found.put(name, Sha256.hash(Files.readAllBytes(file)).hex());
                }
            }
        }
        assertThat(written).isNotEmpty().isEqualTo(found);
    }
}
