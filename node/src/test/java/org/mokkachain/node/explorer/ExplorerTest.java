package org.mokkachain.node.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerTest {
    private static final int MAX_TRANSFER = 300_000;
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"/explorer/([^\"]+)\"");
    private static final Pattern IMPORTED =
            Pattern.compile("(?:^|[;}\\n])\\s*(?:import|export)\\b[^;'\"(]*?(?:from\\s*)?['\"]([^'\"]+)['\"]");
    private static final Pattern MODULE = Pattern.compile("\"([^\"]+)\": \"/explorer/([^\"]+)\"");

    private final Explorer explorer = new Explorer();

    private String text(String path) {
        StaticFile file = explorer.file(path).orElseThrow(() -> new AssertionError("there is no " + path));
        return new String(file.content().toBytes(), StandardCharsets.UTF_8);
    }

    private String html() {
        return new String(explorer.page().content().toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everythingThatThePageLoadsIsServed() {
        assertThat(loaded()).contains("app.js", "style/tokens.css", "lib/lit-html/lit-html.js")
                .allSatisfy(path -> assertThat(explorer.file(path)).as(path).isPresent());
    }

    @Test
    void everyImportOfThePageIsServedAndTheFrameIsSmall() {
        int size = explorer.page().compressed().length();
        for (String path : reachable()) {
            size += explorer.file(path).orElseThrow(() -> new AssertionError(path)).compressed().length();
        }
        assertThat(size).as("bytes of the frame, compressed").isLessThan(MAX_TRANSFER);
    }

    private Set<String> loaded() {
        Set<String> found = new TreeSet<>();
        LOADED.matcher(html()).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    /** What the page loads by itself, and what that imports. */
    private Set<String> reachable() {
        Set<String> seen = loaded();
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String path = open.pop();
            if (path.endsWith(".js")) {
                IMPORTED.matcher(text(path)).results().map(match -> resolve(path, match.group(1)))
                        .filter(seen::add).forEach(open::push);
            }
        }
        return seen;
    }

    private String resolve(String from, String name) {
        if (name.startsWith(".")) {
            return Path.of(from).resolveSibling(name).normalize().toString();
        }
        return MODULE.matcher(html()).results()
                .filter(entry -> entry.group(1).equals(name)
                        || (entry.group(1).endsWith("/") && name.startsWith(entry.group(1))))
                .map(entry -> entry.group(2) + name.substring(Math.min(name.length(), entry.group(1).length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the import map does not know " + name));
    }

    @Test
    void thePolicyNamesTheImportMapByItsHash() {
        assertThat(explorer.policy()).contains("default-src 'none'", "script-src 'self' 'sha256-", "connect-src 'self'")
                .doesNotContain("unsafe", "http");
        String other = html().replace("\"lit\":", "\"lut\":");
        assertThat(ContentSecurityPolicy.of(other)).isNotEqualTo(explorer.policy());
        assertThat(ContentSecurityPolicy.of(html())).isEqualTo(explorer.policy());
    }

    @Test
    void thePageHasNothingInlineAndNothingFromElsewhere() {
        assertThat(html().replaceAll("<script type=\"importmap\">", ""))
                .doesNotContain("<script>", " style=\"", "onclick", "onload", "http:", "https:", "<style");
    }

    @Test
    void theCompressedFormIsTheSameFile() throws IOException {
        StaticFile file = explorer.file("lib/lit-html/lit-html.js").orElseThrow();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.compressed().toBytes()))) {
            assertThat(in.readAllBytes()).isEqualTo(file.content().toBytes());
        }
        assertThat(file.compressed().length()).isLessThan(file.content().length());
        assertThat(explorer.file("lib/lit-html/lit-html.js").orElseThrow()).isSameAs(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "app", "core", "core/", "index.html", "../http/site/docs.js", "core/../app.js",
        "core//api.js", "./app.js", "lib/lit/../lit/index.js", "lib/lit/package.json", "lib/other/index.js", "lib/x.js",
        "core\\api.js", "core/api.js\0.js", "%2e%2e/app.js", ".js", "nothing.js", "Explorer.class", "vendor/README.md"})
    void whatIsNoFileOfThePageIsNotServed(String path) {
        assertThat(explorer.file(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lit/index.js", "lit-html/directives/repeat.js", "lit-element/lit-element.js",
        "reactive-element/reactive-element.js", "chart.js/dist/chart.js", "chart.js/dist/chunks/helpers.dataset.js",
        "kurkle/dist/color.esm.js"})
    void theLibrariesAreThere(String path) {
        assertThat(explorer.file("lib/" + path).orElseThrow().contentType()).startsWith("text/javascript");
    }
}
