package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages that a node serves. */
class ConsoleTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private TestNode node;
    private RawHttp http;

    @BeforeEach
    void start() throws HttpStartException {
        node = new TestNode();
        http = new RawHttp(node.server.port());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void pagesReferToWhatThisNodeServesAndToNothingElse() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String page : List.of("/", "/docs")) {
            RawHttp.Answer answer = http.send("GET", page, "", "");
            assertThat(answer.status()).isEqualTo(200);
            REFERENCE.matcher(answer.text()).results().map(found -> found.group(1)).forEach(seen::add);
        }
        assertThat(seen).contains("/site/docs.js", "/openapi.json", "/explorer/app.js");
        for (String path : seen) {
            if (path.startsWith("/")) {
                assertThat(http.send("GET", path, "", "").status()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void nothingOfThePagesComesFromAnotherHostOrStandsInline() throws IOException {
        for (Route route : node.server.routes()) {
            if (route.path().startsWith("/site/") || route.path().equals("/docs")) {
                RawHttp.Answer answer = http.send("GET", route.path(), "", "");
                assertThat(answer.text())
                        .as(route.path())
                        .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'")
                        .contains("X-Content-Type-Options: nosniff")
                        .doesNotContain("innerHTML", " style=\"", "onclick=", "eval(", "https://", "@import")
                        .doesNotContainPattern("http://(?!www\\.w3\\.org/2000/svg)");
            }
        }
    }

    @Test
    void theConsoleIsSmall() throws IOException {
        int size = 0;
        for (String part : List.of("/docs", "/site/docs.js", "/site/docs.css", "/site/style.css", "/site/icon.svg")) {
            size += http.send("GET", part, "", "").text().length();
        }
        assertThat(size).isLessThan(40_000);
    }
}
