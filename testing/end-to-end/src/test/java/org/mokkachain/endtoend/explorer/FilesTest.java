package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.endtoend.harness.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Files that go in are hashed here and never sent; tables come out as CSV and JSON. */
@ExtendWith(OnOneScene.class)
class FilesTest {
    @TempDir
    private Path folder;

    @Test
    void anAnchoredFileIsRecognisedAndNothingOfItIsSent(Scene scene) throws IOException {
        Path file = Files.write(folder.resolve("delivery note.txt"), scene.contents().document());
        Browser browser = scene.open("/verify");
        browser.forgetExchanges();
        browser.one("input[type=file]").sendKeys(file.toString());
        String hash = scene.contents().documentHash();
        browser.await("it is known", "return /delivery note 117/.test(document.querySelector('main').innerText)");
        assertThat(browser.text("return document.querySelector('main').textContent")).contains(hash.substring(0, 6));
        List<Exchange> asked = browser.exchanges();
        assertThat(asked).allSatisfy(exchange -> assertThat(exchange.method()).isEqualTo("GET"));
        assertThat(asked).anySatisfy(exchange -> assertThat(exchange.url()).contains(hash));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anotherFileIsNot(Scene scene) throws IOException {
        byte[] changed = scene.contents().document();
        changed[0] ^= 1;
        Path file = Files.write(folder.resolve("forged.txt"), changed);
        Browser browser = scene.open("/verify");
        browser.one("input[type=file]").sendKeys(file.toString());
        browser.await("it is not known",
                "return /not anchored|nobody|no one|unknown|never/i.test(document.querySelector('main').innerText)");
        assertThat(browser.visibleText()).doesNotContain("delivery note 117");
        browser.complaints(); // the console may name the answer of 404
    }

    @Test
    void tablesAreExportedWhole(Scene scene) {
        Browser browser = scene.open("/blocks");
        browser.downloadsTo(folder);
        press(browser, "JSON");
        JsonNode rows = new ObjectMapper().readTree(downloaded(".json"));
        assertThat(rows.isArray()).isTrue();
        assertThat(rows.size()).isGreaterThanOrEqualTo(10);
        assertThat(rows.get(rows.size() - 1).path("height").asLong()).as("the oldest of all").isLessThanOrEqualTo(1);
        press(browser, "CSV");
        List<String> lines = downloaded(".csv").lines().toList();
        assertThat(lines.size()).isGreaterThan(rows.size());
        assertThat(lines).allSatisfy(line -> assertThat(line).contains(","));
        assertThat(lines).noneMatch(line -> line.startsWith("=") || line.contains(",="));
        assertThat(browser.complaints()).isEmpty();
    }

    private static void press(Browser browser, String words) {
        browser.all(".table-foot button").stream()
                .filter(button -> button.getText().equals(words))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private String downloaded(String ending) {
        Waiting.until("a file " + ending + " is there", () -> !all(ending).isEmpty());
        try {
            return Files.readString(all(ending).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> all(String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
