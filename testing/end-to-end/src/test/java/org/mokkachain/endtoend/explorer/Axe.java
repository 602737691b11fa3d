package org.mokkachain.endtoend.explorer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The accessibility checker axe-core (MPL-2.0, tests only), run in the page. */
final class Axe {
    private static final String SOURCE = source();
    private static final String RUN =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .flatMap(v => v.nodes.slice(0, 5).map(n => `${v.impact} ${v.id}: ${n.target.join(' ')} `
                + `${n.html.slice(0, 160)} ${(n.failureSummary ?? '').replace(/\\s+/g, ' ').slice(0, 240)}`))),
              problem => done([`axe failed: ${problem}`]));
            """;

    private Axe() {}

    /** Findings that are serious or critical, one line each. */
    static List<String> serious(Browser browser) {
        if (!browser.yes("return typeof window.axe === 'object'")) {
            browser.run(SOURCE);
        }
        return browser.runAsync(RUN) instanceof List<?> lines
                ? lines.stream().map(String::valueOf).toList()
                : List.of("axe says nothing");
    }

    private static String source() {
        try (InputStream in = Optional.ofNullable(Axe.class.getResourceAsStream("/axe.min.js")).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
