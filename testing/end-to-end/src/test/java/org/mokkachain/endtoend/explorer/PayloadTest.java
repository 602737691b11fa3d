package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a first visit costs, with nothing in the cache. Times depend on the machine, so they are only told. */
@ExtendWith(OnOneScene.class)
class PayloadTest {
    private static final int MOST_BYTES = 500_000;
    /** A slow office line. */
    private static final Map<String, Object> SLOW =
            Map.of("offline", false, "latency", 40, "downloadThroughput", 1_250_000, "uploadThroughput", 625_000);
    private static final Map<String, Object> UNLIMITED =
            Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);

    @Test
    void everyPageStaysBelowFiveHundredKilobytesAndAsksNobodyElse(Scene scene) {
        for (View view : View.all(scene)) {
            scene.fresh();
            Browser browser = scene.open(view.path());
            List<Exchange> all = browser.exchanges();
            long bytes = all.stream().mapToLong(Exchange::bytes).sum();
            System.out.printf("%-20s %3d requests %6.1f kB, first paint %4d ms, content %4d ms; largest %s%n",
                    view, all.size(), bytes / 1e3, firstPaint(browser), contentAt(browser), largest(all));
            assertThat(bytes).as("bytes of a first visit to %s", view).isLessThan(MOST_BYTES);
            assertThat(all).as("asks only its own node").allSatisfy(exchange ->
                    assertThat(exchange.url()).startsWith(scene.page("/").toString()));
            assertThat(all.stream().filter(Exchange::failed)).as("%s", view).isEmpty();
        }
    }

    @Test
    void theFirstPageOverASlowLine(Scene scene) {
        scene.fresh();
        Browser browser = scene.browser();
        browser.command("Network.enable", Map.of());
        browser.command("Network.emulateNetworkConditions", SLOW);
        try {
            scene.open("/");
            System.out.printf("10 Mbit/s, 40 ms: first paint %d ms, content %d ms%n",
                    firstPaint(browser), contentAt(browser));
        } finally {
            browser.command("Network.emulateNetworkConditions", UNLIMITED);
        }
    }

    private static long firstPaint(Browser browser) {
        return browser.number(
                "return Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1)");
    }

    /** When the last answer that the content needed had come. */
    private static long contentAt(Browser browser) {
        return browser.number(
                """
                const answers = performance.getEntriesByType('resource').filter(e => e.name.includes('/v1/'));
                return Math.round(Math.max(...answers.slice(0, 3).map(e => e.responseEnd), 0));
                """);
    }

    private static String largest(List<Exchange> all) {
        return all.stream()
                .max(Comparator.comparingLong(Exchange::bytes))
                .map(most -> most.url().replaceFirst("https?://[^/]+", "") + " " + most.bytes())
                .orElse("nothing");
    }
}
