package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The explorer without a mouse. */
@ExtendWith(OnOneScene.class)
class KeyboardTest {
    private static final String ROW =
            "return [...document.querySelectorAll('tbody tr')].indexOf(document.activeElement)";
    private static final String IN_SEARCH = "return document.activeElement?.id === 'find'";

    @AfterEach
    void nothingIsComplainedAbout(Scene scene) {
        assertThat(scene.browser().complaints()).isEmpty();
    }

    @Test
    void aSlashSearchesAndEscapeLeaves(Scene scene) {
        Browser browser = scene.open("/blocks");
        browser.press("/");
        assertThat(browser.yes(IN_SEARCH)).isTrue();
        browser.press("1/2");
        assertThat(browser.text("return document.activeElement.value")).isEqualTo("1/2");
        browser.press(Keys.ESCAPE);
        assertThat(browser.yes(IN_SEARCH)).isFalse();
        assertThat(browser.address()).hasPath("/blocks");
    }

    @Test
    void aQuestionMarkShowsTheKeysAndEscapeClosesThem(Scene scene) {
        Browser browser = scene.open("/");
        browser.press("?");
        browser.await("the help is open", "return document.querySelector('dialog[open]') !== null");
        assertThat(browser.one("dialog[open]").getText()).contains("Search").contains("Blocks");
        assertThat(Axe.serious(browser)).isEmpty();
        browser.press(Keys.ESCAPE);
        browser.await("the help is closed", "return document.querySelector('dialog[open]') === null");
    }

    @Test
    void gAndALetterGoToAPage(Scene scene) {
        Browser browser = scene.open("/");
        browser.run("window.notLoadedAgain = true");
        browser.press("gv");
        browser.await("the validators", "return location.pathname === '/validators'");
        browser.settle();
        browser.press("gb");
        browser.await("the blocks", "return location.pathname === '/blocks'");
        browser.settle();
        assertThat(browser.yes("return window.notLoadedAgain")).isTrue();
        browser.run("history.back()");
        browser.await("the validators again", "return location.pathname === '/validators'");
        browser.settle();
    }

    @Test
    void arrowsGoThroughATableAndEnterOpens(Scene scene) {
        Browser browser = scene.open("/blocks");
        browser.run("document.querySelector('tbody tr').focus()");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, "j", Keys.ARROW_UP);
        assertThat(browser.number(ROW)).isEqualTo(2);
        browser.press("k");
        assertThat(browser.number(ROW)).isEqualTo(1);
        browser.press(Keys.ENTER);
        browser.await("the block", "return /^\\/blocks\\/./.test(location.pathname)");
        browser.settle();
    }

    @Test
    void theFirstTabSkipsToTheContentAndEveryStopIsSeen(Scene scene) {
        Browser browser = scene.open("/blocks");
        browser.press(Keys.TAB);
        assertThat(browser.text("return document.activeElement.getAttribute('href')")).isEqualTo("#main");
        List<String> unseen = new ArrayList<>();
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            browser.press(Keys.TAB);
            stops.add(browser.text("return document.activeElement.outerHTML.slice(0, 60)"));
            if (!browser.yes(
                    """
                    const e = document.activeElement, s = getComputedStyle(e);
                    return e === document.body || e.checkVisibility()
                      && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none');
                    """)) {
                unseen.add(stops.getLast());
            }
        }
        assertThat(unseen).as("stops without a visible focus").isEmpty();
        assertThat(stops.stream().distinct().count()).as("the focus moves on: %s", stops).isGreaterThan(15);
    }
}
