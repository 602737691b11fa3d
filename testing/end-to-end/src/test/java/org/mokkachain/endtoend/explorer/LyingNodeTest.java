package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mokkachain.endtoend.harness.Waiting;

/** A node that lies is caught by the page that it serves: there is no tick, and the reader is told what failed. */
@ExtendWith(OnOneScene.class)
class LyingNodeTest {
    /**
     * One lie.
     *
     * @param page where it would be believed
     * @param path of the answers that are changed
     * @param step that must fail
     */
    private record Lie(String name, String page, String path, UnaryOperator<String> told, String step) {}

    @Test
    void everyLieIsNamedAndNothingOfItGetsATick(Scene scene) {
        Browser browser = scene.browser();
        try (LyingNode node = new LyingNode(scene.devnet().client(0).node())) {
            trusted(browser, node.uri().resolve(account(scene)));
            SoftAssertions softly = new SoftAssertions();
            for (Lie lie : lies(scene)) {
                node.lies(lie.path(), lie.told());
                browser.open(node.uri().resolve(lie.page()));
                String verdict = verdict(browser);
                System.out.println(lie.name() + ": " + verdict);
                softly.assertThat(verdict).as(lie.name()).startsWith("refuted").contains("step " + lie.step());
            }
            node.tellsTheTruth();
            for (String page : lies(scene).stream().map(Lie::page).distinct().toList()) {
                browser.open(node.uri().resolve(page));
                softly.assertThat(verdict(browser)).as("the truth on " + page).startsWith("proven");
            }
            softly.assertAll();
        }
        browser.complaints();
    }

    @Test
    void anotherGenesisIsAnAlertOverThePageAndNoProofHolds(Scene scene) {
        Browser browser = scene.browser();
        try (LyingNode node = new LyingNode(scene.devnet().client(0).node())) {
            trusted(browser, node.uri().resolve(account(scene)));
            node.liesInBytes("/v1/genesis/canonical", LyingNodeTest::renamed);
            browser.open(node.uri().resolve(account(scene)));
            assertThat(verdict(browser)).startsWith("refuted").contains("step network");
            browser.await("the page warns", "return document.querySelector('mk-pin [role=alert]') !== null");
            assertThat(browser.text("return document.querySelector('mk-pin').innerText"))
                    .contains("not the network that this browser trusts");
            assertThat(browser.all("mk-proof[state=proven]")).isEmpty();
        }
        browser.complaints();
    }

    @Test
    void aGenesisThatNobodyHasConfirmedGivesNoGreenTick(Scene scene) {
        Browser browser = scene.browser();
        try (LyingNode node = new LyingNode(scene.devnet().client(0).node())) {
            browser.open(node.uri().resolve(account(scene)));
            assertThat(verdict(browser)).startsWith("unconfirmed");
            assertThat(browser.text("return document.querySelector('mk-pin').innerText"))
                    .contains(scene.network().chainId().hex().substring(0, 4));
        }
    }

    @Test
    void aPageOfAPlainAddressProvesWithTheLibraryThatTheNodeServes(Scene scene) {
        Browser browser = scene.browser();
        try (LyingNode node = new LyingNode(scene.devnet().client(0).node())) {
            URI page = node.uri(Chromium.PLAIN_HOST).resolve(account(scene));
            trusted(browser, page);
            assertThat(browser.yes("return window.isSecureContext || crypto.subtle !== undefined")).isFalse();
            assertThat(browser.complaints()).noneMatch(line -> line.contains(Chromium.PLAIN_HOST));
            node.lies("/v1" + account(scene),
                    answer -> answer.replaceFirst("\"amount\":\"\\d+\"", "\"amount\":\"77\""));
            browser.open(page);
            assertThat(verdict(browser)).startsWith("refuted").contains("step text");
        }
        browser.complaints();
    }

    private static byte[] renamed(byte[] genesis) {
        byte[] other = genesis.clone();
        other[4] ^= 1; // the first letter of the network's name
        return other;
    }

    private static String account(Scene scene) {
        return "/accounts/" + scene.network().text(Contents.ALICE);
    }

    private static List<Lie> lies(Scene scene) {
        Contents contents = scene.contents();
        String account = account(scene);
        String paid = "/transactions/" + contents.transfer().id();
        String failed = "/transactions/" + contents.failed().id();
        String block = "/blocks/" + contents.transfer().height().orElseThrow();
        String code = contents.failed().failure().orElseThrow().code();
        String outcome = "010000" + "%04x".formatted(code.length())
                + HexFormat.of().formatHex(code.getBytes(StandardCharsets.US_ASCII));
        return List.of(
                new Lie("a larger balance", account, "/v1" + account,
                        answer -> answer.replaceFirst("\"amount\":\"\\d+\"", "\"amount\":\"77\""), "text"),
                new Lie("a larger balance in the receipt", account, "/v1" + account + "/proof",
                        answer -> answer.replaceFirst("\"balance\" : \"\\d+\"", "\"balance\" : \"77\""), "text"),
                new Lie("another state", account, "/v1" + account + "/proof",
                        answer -> flipped(answer, answer.lastIndexOf('"') - 1), "state"),
                new Lie("another amount", paid, "/v1" + paid,
                        answer -> answer.replace("\"1234567891\"", "\"9934567891\""), "text"),
                new Lie("another amount in words", paid, "/v1" + paid,
                        answer -> answer.replace("1234.567891 MOKKA", "9934.567891 MOKKA"), "text"),
                new Lie("a failure that was none", failed, "/v1" + failed + "/proof",
                        answer -> answer.replace(outcome, "00"), "receipt"),
                new Lie("a forged vote", block, "/v1" + block,
                        answer -> flipped(answer, answer.indexOf("\"signatures\":[\"") + 20), "finality"),
                new Lie("a vote of nobody", block, "/v1" + block,
                        answer -> answer.replaceFirst("(\"signers\":\\[\"validator-)\\d", "$19"), "validators"),
                new Lie("another time of a block", block, "/v1" + block,
                        answer -> answer.replaceFirst("\"timestampMs\":1", "\"timestampMs\":2"), "text"),
                new Lie("no receipt at all", paid, "/v1" + paid + "/proof", _ -> "{}", "format"));
    }

    /** Another digit of a text in hex. */
    private static String flipped(String text, int at) {
        char other = text.charAt(at) == '0' ? '1' : '0';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static void trusted(Browser browser, URI page) {
        browser.open(page);
        browser.await("the network is not known yet", "return document.querySelector('mk-pin button') !== null");
        browser.one("mk-pin button").click();
        Waiting.until("the account is proven", () -> verdict(browser).startsWith("proven"));
    }

    /** State and words of the first proof of the page, when it has been checked. */
    private static String verdict(Browser browser) {
        AtomicReference<String> found = new AtomicReference<>("");
        Waiting.until("a proof is checked", () -> {
            found.set(browser.text(
                    """
                    const proof = document.querySelector('main mk-proof');
                    return !proof?.state || proof.state === 'checking' ? ''
                      : proof.state + ': ' + proof.innerText.replace(/\\s+/g, ' ');
                    """));
            return !found.get().isEmpty();
        });
        return found.get();
    }
}
