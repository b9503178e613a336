package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, with a profile of its own. */
final class Browser implements AutoCloseable {
    /** What a test says when it is skipped. */
    static final String MISSING =
            "no Chromium here: install chromium, chromium-driver and fonts-wqy-microhei (apt-get install)";

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Looking all the time would take a processor from what is waited for. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final String AXE = "/axe.min.js";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** @param profile an empty folder */
    static Browser start(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-GB",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Sets the size of the page and whether the system prefers dark pages. */
    void look(int width, int height, boolean isDark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    /** @param languages that the browser asks for, the preferred one first */
    void speak(String languages) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", "Chromium", "acceptLanguage", languages));
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    /** Opens an address with a token, and waits until the page has taken it: it does so after it is loaded. */
    void enter(URI address) {
        open(address);
        await("html", page -> address().contains("#token") ? null : page);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** The first element, once it is there. */
    WebElement await(String selector) {
        return await(selector, found -> found);
    }

    /** What a function returns for the first element, once it is not null. Elements are replaced while figures change. */
    <T> T await(String selector, Function<WebElement, T> read) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                T value = read.apply(driver.findElement(By.cssSelector(selector)));
                if (value != null) {
                    return value;
                }
            } catch (NoSuchElementException | StaleElementReferenceException e) {
                // Until the next look.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("not on the page: " + selector + "; the page has: "
                + driver.findElement(By.tagName("body")).getText());
    }

    /** The value of the first element, once it is this number. */
    String awaitValue(String selector, String number) {
        return await(selector, found -> {
            String value = found.getDomAttribute("value");
            return value != null && new BigDecimal(value).compareTo(new BigDecimal(number)) == 0 ? value : null;
        });
    }

    /** Waits until there is no such element. */
    void awaitNone(String selector) {
        await("html", page -> all(selector).isEmpty() ? page : null);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What a script hands to its function {@code done}. */
    Object runAsync(String script) {
        return driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + script);
    }

    /** Chromium's own messages about errors, and about what the policy of the page forbids. */
    List<String> errors() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What axe-core finds that is serious or critical by WCAG 2.2 A and AA, with the elements. */
    List<?> seriousFindings() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream(AXE)) {
            assertThat(axe).as(AXE).isNotNull();
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object findings = driver.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(result => done(result.violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join('; '))),
              failed => done(['axe failed: ' + failed]));
            """);
        return (List<?>) findings;
    }

    /** Host and port of its DevTools. */
    String debugger() {
        Object options = driver.getCapabilities().getCapability("goog:chromeOptions");
        return String.valueOf(((Map<?, ?>) options).get("debuggerAddress"));
    }

    /** The value of an element every 50 milliseconds: milliseconds since 1970 and the value, one after another. */
    List<?> watch(String selector, int millis) {
        return (List<?>) driver.executeAsyncScript("""
                const [selector, millis, done] = arguments;
                const seen = [];
                const timer = setInterval(() => {
                  seen.push(Date.now(), document.querySelector(selector).value);
                }, 50);
                setTimeout(() => { clearInterval(timer); done(seen); }, millis);
                """, selector, millis);
    }

    /** Lets the page go on for two seconds. */
    void pause() {
        driver.executeAsyncScript("setTimeout(arguments[arguments.length - 1], 2000)");
    }

    /** Lets the page paint what a change of its size moves. */
    void settle() {
        driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 100))");
    }

    /** The page as PNG. */
    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
