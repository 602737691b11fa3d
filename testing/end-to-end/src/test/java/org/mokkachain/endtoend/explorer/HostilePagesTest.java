package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Waiting;

/** A network on which every name, memo, label, key and value is hostile: pages show them and nothing of it runs. */
class HostilePagesTest {
    /** What markup out of a text would leave in the page. */
    private static final String INJECTED =
            """
            const trace = [];
            if (window.mokkaWasHere !== undefined) trace.push('it ran');
            if (document.querySelectorAll('script').length !== arguments[0]) trace.push('another script');
            for (const e of document.querySelectorAll('body *')) {
              if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'META', 'LINK'].includes(e.tagName)) trace.push(e.outerHTML);
              if (e.tagName === 'IMG' && !e.getAttribute('src').startsWith('/')) trace.push(e.outerHTML);
              for (const a of e.attributes) {
                const address = ['href', 'src', 'action', 'xlink:href', 'formaction'].includes(a.name);
                if (a.name.startsWith('on')) trace.push(e.outerHTML.slice(0, 200));
                if (address && !['http:', 'https:', 'blob:'].includes(new URL(a.value, location).protocol)) {
                  trace.push(`${a.name}=${a.value}`);
                }
                if (address && new URL(a.value, location).origin !== location.origin) trace.push(`leads to ${a.value}`);
              }
            }
            return trace;
            """;

    private static final String TOUCH_ALL =
            "document.querySelectorAll('main *').forEach(e => e.dispatchEvent(new MouseEvent('mouseover')))";

    @TempDir
    private Path folder;

    @Test
    void nothingOfAHostileChainRunsOnAnyPage() throws MokkaClientException, IOException {
        SoftAssertions softly = new SoftAssertions();
        try (Browser browser = new Browser();
                Devnet devnet = HostileNetwork.start("HostilePagesTest")) {
            HostileRecords records = HostileRecords.put(devnet);
            URI node = devnet.client(0).node();
            for (String path : paths(devnet, records)) {
                browser.width(1280);
                browser.open(node.resolve(path));
                List<String> found = new ArrayList<>(browser.complaints());
                browser.run(TOUCH_ALL);
                found.addAll(traces(browser));
                found.removeAll(neighbours(devnet));
                browser.width(390);
                if (browser.number("return document.documentElement.scrollWidth - window.innerWidth") > 0) {
                    found.add("wider than a phone");
                }
                softly.assertThat(found).as(path).isEmpty();
            }
            searchTakesThemAsText(browser, node, softly);
            exportsAreNoFormulas(browser, node, softly);
        }
        softly.assertAll();
    }

    /** The network page leads to the pages of the other nodes. */
    private static List<String> neighbours(Devnet devnet) {
        return IntStream.range(1, devnet.size()).mapToObj(i -> "leads to " + devnet.client(i).node().resolve("/"))
                .toList();
    }

    private static List<String> paths(Devnet devnet, HostileRecords records) throws MokkaClientException {
        String author = Network.of(devnet.client(0)).text(records.author());
        List<String> paths = new ArrayList<>(List.of(
                "/", "/blocks", "/mempool", "/assets", "/anchors", "/consensus", "/validators", "/proposals"));
        paths.addAll(List.of("/network", "/parameters", "/charts", "/clock", "/verify", "/search?q=WWW"));
        paths.add("/blocks/" + devnet.status(0).height());
        paths.add("/transactions/" + records.memos().hex());
        paths.add("/accounts/" + author);
        paths.add("/data/" + author);
        paths.add("/anchors/" + records.document().hex());
        HostileNetwork.VALIDATORS.forEach(name -> paths.add("/validators/" + encoded(name)));
        devnet.client(0).proposals(10, Optional.empty())
                .items()
                .forEach(proposal -> paths.add("/proposals/" + proposal.number()));
        return paths;
    }

    private static List<String> traces(Browser browser) {
        long scripts = browser.number("return document.head.querySelectorAll('script').length");
        return browser.run(INJECTED, scripts) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of("no answer");
    }

    private static void searchTakesThemAsText(Browser browser, URI node, SoftAssertions softly) {
        for (String text : HostileTexts.ALL) {
            browser.open(node.resolve("/search?q=" + encoded(HostileTexts.within(90, text))));
            softly.assertThat(traces(browser)).as("search for %s", text).isEmpty();
            softly.assertThat(browser.complaints()).as("search for %s", text).isEmpty();
        }
    }

    private void exportsAreNoFormulas(Browser browser, URI node, SoftAssertions softly) throws IOException {
        browser.width(1280);
        browser.downloadsTo(folder);
        browser.open(node.resolve("/anchors"));
        browser.run("[...document.querySelectorAll('.table-foot button')].find(b => b.innerText === 'CSV').click()");
        Waiting.until("the table is saved", () -> !csv().isEmpty());
        for (String line : Files.readAllLines(csv().getFirst(), StandardCharsets.UTF_8)) {
            softly.assertThat(line).doesNotContainPattern("(^|,)\"?[=+@\\-\\t][^,]*[A-Za-z(]");
        }
    }

    private List<Path> csv() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
