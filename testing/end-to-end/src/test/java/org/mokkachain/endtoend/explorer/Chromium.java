package org.mokkachain.endtoend.explorer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starts the Chromium that is installed, with the driver that belongs to it; downloads nothing. */
final class Chromium {
    /** A name of this machine that the browser takes for another one: over plain HTTP no secure context. */
    static final String PLAIN_HOST = "plain.test";

    private static final String MISSING = " is not installed: apt-get install chromium chromium-driver";

    private Chromium() {}

    static ChromeDriver start() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver"))
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new ChromeDriver(service, options());
    }

    private static ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("chromium"));
        // As root there is no sandbox; a small /dev/shm must not end the browser.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.addArguments("--disable-extensions", "--no-first-run", "--disable-background-networking");
        options.addArguments("--host-resolver-rules=MAP " + PLAIN_HOST + " 127.0.0.1");
        options.addArguments("--lang=en-GB", "--window-size=1280,900", "--hide-scrollbars");
        options.setExperimentalOption("prefs", Map.of("download.prompt_for_download", false));
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static File installed(String name) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(() -> new AssertionError(name + MISSING)).toFile();
    }
}
