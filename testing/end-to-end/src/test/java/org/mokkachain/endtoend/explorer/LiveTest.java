package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.transaction.Transaction;

/** Pages follow the chain by themselves, also through the loss of a validator and of the node they came from. */
@ExtendWith(OnOneScene.class)
class LiveTest {
    private static final String FIRST_ROW = "return (document.querySelector('tbody tr')?.innerText ?? '')";
    private static final int OTHER = 2;
    private static final int OWN = 1;

    @Test
    void anAnswerThatGotLostIsAskedForAgainWhileTheEventsGoOn(Scene scene) {
        try (LyingNode node = new LyingNode(scene.devnet().client(0).node())) {
            Browser browser = scene.browser();
            node.loses("/v1/search", 3); // a browser repeats some by itself
            browser.open(node.uri().resolve("/search?q=" + Contents.SYMBOL));
            browser.await("its page", "return location.pathname.startsWith('/assets/')");
            scene.open("/"); // away before the other node ends
        }
        scene.browser().complaints(); // the console names every answer that did not come
    }

    @Test
    void aNewBlockStandsAtTheTopByItself(Scene scene) {
        for (String path : List.of("/blocks", "/")) {
            Browser browser = scene.open(path);
            browser.pointAway();
            browser.run("window.notLoadedAgain = true; scrollTo(0, 0)");
            String first = browser.text(FIRST_ROW);
            browser.await("a new block on " + path, FIRST_ROW + " !== arguments[0]", first);
            assertThat(browser.yes("return window.notLoadedAgain")).isTrue();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aTransactionIsFollowedFromWaitingToFinal(Scene scene) throws MokkaClientException {
        Person sender = Person.named("carol");
        long nonce = sender.account(scene.network(), scene.devnet().client(0)).pendingNonce();
        Transaction second = sender.pays(scene.network(), nonce + 1, Contents.BOB, 2_000_000);
        scene.devnet().client(0).submit(second.encoded());
        Browser browser = scene.open("/transactions/" + second.id().hex());
        assertThat(browser.all("mk-status[value=committed]")).isEmpty();
        browser.run("window.notLoadedAgain = true");
        scene.devnet().client(0).submit(sender.pays(scene.network(), nonce, Contents.BOB, 1_000_000).encoded());
        browser.await("it is shown as final", "return document.querySelector('mk-status[value=committed]') !== null");
        assertThat(browser.yes("return window.notLoadedAgain")).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aKilledValidatorIsSeenAndSeenAgainWhenItIsBack(Scene scene) {
        Browser browser = scene.open("/validators");
        String connected =
                """
                const row = [...document.querySelectorAll('tbody tr')].find(r => r.innerText.includes(arguments[0]));
                return !/lost|not connected|disconnected|offline|unreachable|down/i.test(row?.innerText ?? 'lost');
                """;
        String name = "validator-" + OTHER;
        browser.await(name + " is there", connected, name);
        browser.run("window.notLoadedAgain = true");
        scene.devnet().kill(OTHER);
        try {
            browser.await(name + " is shown as lost", "return !(() => {" + connected + "})(...arguments)", name);
        } finally {
            scene.devnet().again();
        }
        browser.await(name + " is back", connected, name);
        assertThat(browser.yes("return window.notLoadedAgain")).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePageSurvivesTheLossOfItsOwnNode(Scene scene) {
        Browser browser = scene.browser();
        browser.open(scene.page(OWN, "/"));
        browser.await("it is live", "return document.querySelector('.live.live') !== null");
        browser.await("its last part is there",
                "return document.querySelector('mk-pin button') !== null || 'mokka.genesis' in localStorage");
        browser.run("window.notLoadedAgain = true; scrollTo(0, 0)");
        assertThat(browser.complaints()).isEmpty();
        scene.devnet().kill(OWN);
        try {
            browser.await("the loss is said", "return document.querySelector('.live.lost') !== null");
            browser.await("in words", "return /does not answer/.test(document.body.innerText)");
        } finally {
            scene.devnet().again();
        }
        browser.await("it is live again", "return document.querySelector('.live.live') !== null");
        String first = browser.text(FIRST_ROW);
        browser.await("new blocks appear again", FIRST_ROW + " !== arguments[0]", first);
        assertThat(browser.yes("return window.notLoadedAgain")).isTrue();
        assertThat(browser.complaints()).as("only what the browser itself says of requests without an answer")
                .allMatch(line -> line.contains("net::ERR_") || line.contains("Failed to load resource"));
    }
}
