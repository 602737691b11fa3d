package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.types.crypto.Sha256;
import org.openqa.selenium.Keys;

/** Whatever somebody has at hand leads to the page of it, from every page. */
@ExtendWith(OnOneScene.class)
class SearchTest {
    /** What people have at hand. */
    enum Kind {
        HEIGHT,
        BLOCK_HASH,
        TRANSACTION,
        ACCOUNT,
        SYMBOL,
        ASSET_ID,
        DOCUMENT,
        VALIDATOR;

        String text(Scene scene) {
            Contents contents = scene.contents();
            return switch (this) {
                case HEIGHT -> Long.toString(contents.transfer().height().orElseThrow());
                case BLOCK_HASH -> contents.transfer().blockHash().orElseThrow();
                case TRANSACTION -> contents.transfer().id();
                case ACCOUNT -> scene.network().text(Contents.ALICE);
                case SYMBOL -> Contents.SYMBOL;
                case ASSET_ID -> contents.asset().id().hex();
                case DOCUMENT -> contents.documentHash();
                case VALIDATOR -> "validator-2";
            };
        }

        /** How the address of the page begins. */
        String page() {
            return switch (this) {
                case HEIGHT, BLOCK_HASH -> "/blocks/";
                case TRANSACTION -> "/transactions/";
                case ACCOUNT -> "/accounts/";
                case SYMBOL, ASSET_ID -> "/assets/";
                case DOCUMENT -> "/anchors/";
                case VALIDATOR -> "/validators/";
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadsToThePage(Kind kind, Scene scene) {
        Browser browser = scene.open("/assets");
        browser.press("/", kind.text(scene), Keys.ENTER);
        browser.await(kind + " is found",
                """
                return location.pathname.startsWith(arguments[0])
                  || document.querySelector(`.hits a[href^="${arguments[0]}"]`) !== null;
                """,
                kind.page());
        // Where there is only one, the page goes there by itself.
        browser.run("document.querySelector(`.hits a[href^=\"${arguments[0]}\"]`)?.click()", kind.page());
        browser.await("its page", "return location.pathname.startsWith(arguments[0])", kind.page());
        browser.settle();
        assertThat(browser.all("mk-problem")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsSaidSo(Scene scene) {
        for (String text : new String[] {"no such thing", Sha256.hash("TEST", new byte[] {3}).hex(), "<b>?&q=1#"}) {
            Browser browser = scene.open("/");
            browser.press("/", text, Keys.ENTER);
            browser.await("the search", "return location.pathname === '/search'");
            browser.settle();
            browser.await("nothing found", "return document.querySelector('search-page mk-empty') !== null");
            assertThat(browser.visibleText()).contains(text);
            assertThat(browser.all("search-page mk-empty b")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
