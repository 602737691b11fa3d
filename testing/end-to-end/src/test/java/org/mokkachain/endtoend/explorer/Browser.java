package org.mokkachain.endtoend.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.mokkachain.endtoend.harness.Waiting;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** One tab of a real browser, with what it complained about, asked for and ran into. For one thread. */
public final class Browser implements AutoCloseable {
    /** Notes alerts and breaches of the page's own policy. */
    private static final String WATCHER =
            """
            window.seen = [];
            for (const name of ['alert', 'confirm', 'prompt', 'print']) {
              window[name] = text => { window.seen.push(`${name}(${text})`); };
            }
            document.addEventListener('securitypolicyviolation', e => {
              window.seen.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`);
            });
            """;

    private static final Duration SETTLED = Duration.ofSeconds(20);

    private final ChromeDriver driver = Chromium.start();
    private final WireLog wire = new WireLog();
    private final List<String> complaints = new ArrayList<>();

    /** Starts it: 1280 × 900, light. */
    public Browser() {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCHER));
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30)).scriptTimeout(Duration.ofSeconds(60));
        dark(false);
        width(1280);
    }

    /** Opens a page and waits until it shows what it has to say. */
    public void open(URI page) {
        driver.get(page.toString());
        settle();
    }

    /** Goes to an address that need not be a page of the explorer. */
    public void goTo(URI address) {
        driver.get(address.toString());
    }

    /** Waits until there is a heading and nothing says that it is loading. */
    public void settle() {
        Awaitility.await("the page shows its content: " + driver.getCurrentUrl())
                .atMost(SETTLED)
                .pollInterval(Duration.ofMillis(20))
                .until(this::settled);
    }

    private boolean settled() {
        return yes(
                """
                const busy = document.querySelector('mk-loading, [aria-busy="true"], mk-proof[state="checking"]');
                const heading = document.querySelector('h1');
                const page = document.querySelector('#page');
                const there = !page || page.firstElementChild?.childElementCount > 0;
                return document.readyState === 'complete' && there && !busy && heading?.textContent.trim().length > 0;
                """);
    }

    /** A phone below 500, a wall screen above 1500; the height fits. */
    public void width(int pixels) {
        boolean phone = pixels < 500;
        command("Emulation.setDeviceMetricsOverride", Map.of(
                "width", pixels,
                "height", phone ? 844 : Math.max(900, pixels * 9 / 16),
                "deviceScaleFactor", 1,
                "mobile", phone));
    }

    /** What the operating system is set to, as far as the page can tell; always with little motion. */
    public void dark(boolean dark) {
        Map<String, Object> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        Map<String, Object> still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        command("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, still)));
    }

    /** A command of the Chrome DevTools protocol. */
    public Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Runs the body of a function in the page; what it returns. */
    public Object run(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** As {@link #run}; the last argument is what the script calls when it is done. */
    public Object runAsync(String body, Object... arguments) {
        return driver.executeAsyncScript(body, arguments);
    }

    /** Whether the body of a function returns true. */
    public boolean yes(String body, Object... arguments) {
        return Boolean.TRUE.equals(run(body, arguments));
    }

    public String text(String body, Object... arguments) {
        return String.valueOf(run(body, arguments));
    }

    public long number(String body, Object... arguments) {
        return run(body, arguments) instanceof Number number ? number.longValue() : Long.MIN_VALUE;
    }

    public void await(String condition, String body, Object... arguments) {
        try {
            Waiting.until(condition, () -> yes(body, arguments));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not " + condition + " on " + address() + ", which shows " + visibleText(), e);
        }
    }

    /** All that a reader sees. */
    public String visibleText() {
        return text("return document.body.innerText");
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Presses keys where the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held. */
    public void pressWith(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    public void hover(WebElement element) {
        new Actions(driver).moveToElement(element).perform();
    }

    public URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    public String title() {
        return driver.getTitle();
    }

    /** Errors and warnings of the console, alerts and breaches of the policy since the last call. */
    public List<String> complaints() {
        collect();
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    private void collect() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry.getLevel() + " " + entry.getMessage());
            }
        }
        if (run("return (window.seen ?? []).splice(0)") instanceof List<?> seen) {
            seen.forEach(line -> complaints.add(String.valueOf(line)));
        }
    }

    /** What went over the wire since the last call of {@link #forgetExchanges}. */
    public List<Exchange> exchanges() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            wire.add(entry.getMessage());
        }
        return wire.exchanges();
    }

    public void forgetExchanges() {
        exchanges();
        wire.clear();
    }

    /** Nothing cached, nothing remembered for this site, as on the first visit ever. */
    public void forgetEverything(URI site) {
        command("Network.clearBrowserCache", Map.of());
        command("Storage.clearDataForOrigin", Map.of("origin", site.toString(), "storageTypes", "all"));
        driver.get("about:blank");
        complaints();
        forgetExchanges();
    }

    /** Where files go that pages offer. */
    public void downloadsTo(Path folder) {
        command("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Loads the page anew. */
    public void reload() {
        driver.navigate().refresh();
        settle();
    }

    /** Moves the pointer where it disturbs nobody. */
    public void pointAway() {
        new Actions(driver).moveToLocation(1, 1).perform();
    }

    /** Writes what the window shows as a PNG. */
    public void screenshot(Path file) {
        Object data = command("Page.captureScreenshot", Map.of("format", "png", "optimizeForSpeed", false))
                .get("data");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
