package org.mokkachain.endtoend.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mokkachain.endtoend.harness.Cli;

/**
 * Pictures of every page, to be looked at: under {@code target/screenshots}, and those of the documentation with
 * {@code mvn -Pend-to-end -pl testing/end-to-end -am test -Dtest=ScreenshotsTest -Ddocs.write=true}.
 */
@ExtendWith(OnOneScene.class)
class ScreenshotsTest {
    private static final long MOST_BYTES = 150_000;
    private static final Set<String> IN_DARK = Set.of("home", "consensus");
    private static final Set<String> ON_A_PHONE = Set.of("home", "transaction");

    @Test
    void everyPageHasItsPicture(Scene scene) throws IOException {
        Path folder = Boolean.getBoolean("docs.write")
                ? Cli.home().resolve("docs/screenshots")
                : Path.of("target", "screenshots");
        Browser browser = scene.browser();
        scene.trust();
        for (View view : View.all(scene)) {
            scene.open(view.path());
            browser.pointAway();
            take(browser, folder, view.name());
            if (IN_DARK.contains(view.name())) {
                browser.dark(true);
                take(browser, folder, view.name() + "-dark");
                browser.dark(false);
            }
            if (ON_A_PHONE.contains(view.name())) {
                browser.width(390);
                take(browser, folder, view.name() + "-phone");
                browser.width(1280);
            }
        }
    }

    private static void take(Browser browser, Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        browser.screenshot(file);
        assertThat(Files.size(file)).as("bytes of %s", file).isBetween(3_000L, MOST_BYTES);
    }
}
