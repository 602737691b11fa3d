package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing moves under the eyes or the pointer of somebody who reads; preferences are kept. */
@ExtendWith(OnOneScene.class)
class ReadingTest {
    /** Which rows there are, and where the fifth is. */
    private static final String PLACES =
            """
            const rows = [...document.querySelectorAll('tbody tr')];
            const shown = rows.slice(0, 9).map(r => r.cells[0].innerText);
            return `${shown.join()} ${rows[4].getBoundingClientRect().top}`;
            """;
    private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";

    @Test
    void rowsDoNotMoveWhileThePointerIsOnThem(Scene scene) {
        scene.trust();
        Browser browser = scene.open("/blocks");
        browser.hover(browser.all("tbody tr").get(4));
        String before = browser.text(PLACES);
        for (int news = 1; news <= 3; news++) {
            browser.await("new blocks wait",
                    "return parseInt(document.querySelector('.news')?.innerText) >= arguments[0]", news);
            assertThat(browser.text(PLACES)).isEqualTo(before);
        }
        browser.one(".news").click();
        assertThat(browser.text(PLACES)).isNotEqualTo(before);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void rowsDoNotMoveWhileOneHasTheFocus(Scene scene) {
        scene.trust();
        Browser browser = scene.open("/blocks");
        browser.pointAway();
        browser.run("document.querySelector('tbody tr').focus()");
        String before = browser.text(PLACES);
        browser.await("new blocks wait", "return document.querySelector('.news') !== null");
        assertThat(browser.text(PLACES)).isEqualTo(before);
        assertThat(browser.yes("return document.activeElement.matches('tbody tr')")).isTrue();
    }

    @Test
    void theThemeFollowsTheSystemUntilItIsChosenAndTheChoiceIsKept(Scene scene) {
        scene.fresh();
        Browser browser = scene.open("/");
        String light = browser.text(BACKGROUND);
        browser.dark(true);
        String dark = browser.text(BACKGROUND);
        assertThat(dark).isNotEqualTo(light);
        browser.dark(false);
        browser.await("it is light again", BACKGROUND + " === arguments[0]", light);
        browser.one("mk-theme button").click();
        assertThat(browser.text(BACKGROUND)).isEqualTo(dark);
        browser.reload();
        assertThat(browser.text(BACKGROUND)).isEqualTo(dark);
        browser.one("mk-theme button").click();
        assertThat(browser.text(BACKGROUND)).isEqualTo(light);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onAPhoneTheMenuOpensAndEverythingToTouchIsLargeEnough(Scene scene) {
        Browser browser = scene.browser();
        browser.width(390);
        try {
            scene.open("/blocks");
            assertThat(browser.one("nav a[href='/validators']").isDisplayed()).isFalse();
            browser.one("button.menu").click();
            assertThat(browser.one("nav a[href='/validators']").isDisplayed()).isTrue();
            assertThat(tooSmall(browser)).isEmpty();
            browser.one("nav a[href='/validators']").click();
            browser.settle();
            assertThat(browser.address()).hasPath("/validators");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            browser.width(1280);
        }
    }

    private static List<?> tooSmall(Browser browser) {
        return (List<?>) browser.run(
                """
                return [...document.querySelectorAll('header button, header a, nav a, nav button')]
                  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
                  .map(e => `${e.outerHTML.slice(0, 80)} is ${e.getBoundingClientRect().height} px high`);
                """);
    }
}
