package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page opens without a complaint, light and dark, on a desk and on a phone, for everybody. */
@ExtendWith(OnOneScene.class)
class PagesTest {
    private static final int DESK = 1280;
    private static final int PHONE = 390;
    private static final int WALL = 1920;

    @Test
    void everyPageIsSoundOnADeskAndOnAPhoneLightAndDark(Scene scene) {
        SoftAssertions softly = new SoftAssertions();
        Browser browser = scene.browser();
        for (View view : View.all(scene)) {
            browser.width(DESK);
            browser.dark(false);
            long begun = System.nanoTime();
            List<String> found = new ArrayList<>(opened(scene, view));
            found.addAll(fits(browser));
            found.addAll(looked(browser, "light"));
            browser.dark(true);
            found.addAll(looked(browser, "dark"));
            browser.width(PHONE);
            found.addAll(looked(browser, "dark phone"));
            browser.dark(false);
            found.addAll(fits(browser));
            System.out.printf("%-20s %5d ms%n", view, (System.nanoTime() - begun) / 1_000_000);
            softly.assertThat(found).as("%s (%s)", view, view.path()).isEmpty();
        }
        softly.assertAll();
    }

    @Test
    void theWallScreenIsUsedAndNothingIsCutOff(Scene scene) {
        Browser browser = scene.browser();
        browser.width(WALL);
        for (String path : List.of("/", "/clock")) {
            scene.open(path);
            assertThat(fits(browser)).as(path).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsSaidInWords(Scene scene) {
        SoftAssertions softly = new SoftAssertions();
        for (View view : View.absent()) {
            Browser browser = scene.open(view.path());
            softly.assertThat(browser.all("mk-problem, mk-empty, .verdict-card")).as(view.name()).isNotEmpty();
            softly.assertThat(Axe.serious(browser)).as(view.name()).isEmpty();
        }
        softly.assertAll();
        scene.browser().complaints(); // the console names every answer of 404
    }

    private static List<String> opened(Scene scene, View view) {
        Browser browser = scene.browser();
        browser.complaints(); // of the page before
        try {
            scene.open(view.path());
        } catch (ConditionTimeoutException e) {
            return List.of("does not settle: " + browser.complaints() + " " + browser.visibleText());
        }
        List<String> found = new ArrayList<>(browser.complaints());
        long headings = browser.number("return document.querySelectorAll('h1').length");
        if (headings != 1) {
            found.add(headings + " h1");
        }
        if (!browser.all("mk-problem").isEmpty()) {
            found.add("shows a problem: " + browser.visibleText());
        }
        for (String wrong : List.of("undefined", "NaN", "[object Object]", "Invalid Date")) {
            if (browser.visibleText().contains(wrong)) {
                found.add("says " + wrong + ": " + browser.visibleText());
            }
        }
        return found;
    }

    private static List<String> looked(Browser browser, String how) {
        List<String> found = Axe.serious(browser).stream().map(line -> how + ": " + line).toList();
        browser.complaints(); // those of the checker itself, which looks into everything
        return found;
    }

    private static List<String> fits(Browser browser) {
        List<String> found = new ArrayList<>();
        long over = browser.number("return document.documentElement.scrollWidth - window.innerWidth");
        String window = browser.number("return window.innerWidth") + " px";
        if (over > 0) {
            found.add("is " + over + " px wider than the window of " + window + ": " + widest(browser));
        }
        String outside = outside(browser);
        if (!outside.isEmpty()) {
            found.add("does not keep its texts in their cards in a window of " + window + ": " + outside);
        }
        return found;
    }

    /** Texts that leave their card, or end within a letter; what scrolls, fades or ends in dots is meant to. */
    private static String outside(Browser browser) {
        return browser.text(
                """
                const bounded = (e, card) => {
                  for (let at = e.parentElement; at !== card; at = at.parentElement) {
                    if (getComputedStyle(at).overflowX !== 'visible') return true;
                  }
                  return false;
                };
                const leaves = [...document.querySelectorAll('main mk-card')].flatMap(card => {
                  const edge = card.getBoundingClientRect();
                  return [...card.querySelectorAll('*')].filter(e => {
                    const box = e.getBoundingClientRect();
                    return box.width > 1 && (e.innerText ?? '').trim() !== ''
                      && (box.right > edge.right + 1 || box.left < edge.left - 1) && !bounded(e, card);
                  });
                });
                const cut = [...document.querySelectorAll('main *')].filter(e => {
                  const style = getComputedStyle(e);
                  return e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && (e.innerText ?? '').trim() !== ''
                    && ['hidden', 'clip'].includes(style.overflowX) && style.textOverflow !== 'ellipsis'
                    && style.maskImage === 'none';
                });
                return [...leaves, ...cut].slice(0, 4).map(e => e.outerHTML.slice(0, 120)).join(' | ');
                """);
    }

    private static String widest(Browser browser) {
        return browser.text(
                """
                return [...document.querySelectorAll('main *')]
                  .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                  .slice(0, 4).map(e => e.outerHTML.slice(0, 90)).join(' | ');
                """);
    }
}
