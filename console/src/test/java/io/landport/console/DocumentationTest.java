package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.PageFile;
import io.landport.monitor.Alarm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation over HTTP. */
final class DocumentationTest {
    private static final Path DOCS = Path.of("../docs");
    private static final ConsoleMount CONSOLE = ConsoleSamples.withoutKafka(Clock.systemUTC());
    private static final FrontDoor DOOR = FrontDoor.with(HttpSettings.onLoopback(0), Clock.systemUTC())
            .mount(CONSOLE)
            .start();

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        CONSOLE.close();
        DOOR.close();
    }

    /** From the index, as a reader goes on: files, pictures and headings. */
    @Test
    void shouldHaveWhatEachLinkLeadsTo() throws Exception {
        // Given
        Map<String, HttpResponse<String>> read = new HashMap<>();
        Set<String> dead = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("/docs"));

        // When
        while (!open.isEmpty()) {
            String page = open.pop();
            for (String link : found("(?:href|src)=\"([^\"]+)\"", body(page, read))) {
                if (link.matches("https?:.*") || link.matches("/(console|page).*")) {
                    continue;
                }
                URI target = URI.create(page).resolve(link);
                String path = target.getPath();
                boolean isNew = !read.containsKey(path);
                String body = body(path, read);
                if (read.get(path).statusCode() != 200
                        || (target.getFragment() != null && !body.contains(" id=\"" + target.getFragment() + '"'))) {
                    dead.add(page + " -> " + link);
                } else if (isNew && path.endsWith(".md")) {
                    open.push(path);
                }
            }
        }

        // Then
        assertThat(dead).isEmpty();
        assertThat(read)
                .containsKeys("/docs/CHANGELOG.md", "/docs/images/chart-zh.png", "/docs/trade-document.schema.json");
        assertThat(read.keySet()).containsAll(pages());
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html;charset=utf-8",
        "/docs/feeds.md, text/html;charset=utf-8",
        "/docs/images/chart-zh.png, image/png",
        "/docs/trade-document.schema.json, application/json",
        "/docs/samples/documents.csv, text/plain;charset=utf-8"
    })
    void shouldHaveTheTypeAndTheHeadersOfPages(String path, String type) throws Exception {
        // When
        HttpResponse<String> response = get(path);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        if (type.startsWith("text/html")) {
            assertThat(response.headers().firstValue("Content-Security-Policy")).hasValue(PageFile.POLICY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing.md",
                "/docs/adr",
                "/docs/../docs/../pom.xml",
                "/docs/../Documentation.class",
                "/docs/adr/../../Documentation.class",
                "/docs/%2e%2e/Documentation.class",
                "/docs/..%2fDocumentation.class",
                "/docs/%2e%2e%2fDocumentation.class",
                "/docs/..%5cDocumentation.class",
                "/docs/%252e%252e/Documentation.class",
                "/docs/.%00/feeds.md",
                "/docs//etc/passwd",
                "/docs//feeds.md",
                "/console/runbook/feeds.md"
            })
    void shouldServeNothingElse(String path) throws Exception {
        // When
        HttpResponse<String> response = get(path);

        // Then
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.body()).doesNotContain("Documentation.java", "root:");
    }

    @Test
    void shouldBeInTheLanguageOfThePage() throws Exception {
        // Then
        assertThat(get("/docs/analysts.zh.md").body()).contains("<html lang=\"zh\">");
        assertThat(get("/docs/analysts.md").body()).contains("<html lang=\"en\">");
    }

    /** Text is not markup, and a link runs nothing. */
    @Test
    void shouldNotTakeMarkup() {
        // When
        String page = Documentation.page("""
                # A `<b>` & more

                <script>alert(1)</script> and <img src=x onerror=alert(1)>

                [a link](javascript:alert(1)), ![a picture](javascript:alert(2))

                | a | b |
                | --- | --- |
                | `<i>` | <u>c</u> |
                """, "en", URI.create("/docs/a.md"));

        // Then
        assertThat(page)
                .contains("<title>A `&lt;b&gt;` &amp; more – Landport</title>")
                .contains("<td><code>&lt;i&gt;</code></td>")
                .doesNotContain("<script", "<img src=x", "<u>", "javascript:");
    }

    @Test
    void shouldHaveAPlaceForEachAlarm() throws Exception {
        // When
        String page = get("/console/runbook").body();

        // Then
        assertThat(page).isEqualTo(get("/docs/runbook.md").body());
        assertThat(found("<h2 id=\"(\\w+)\">", page))
                .containsExactlyElementsOf(Arrays.stream(Alarm.values())
                        .map(alarm -> alarm.alertName().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private String body(String path, Map<String, HttpResponse<String>> read) throws Exception {
        if (!read.containsKey(path)) {
            read.put(path, get(path));
        }
        return read.get(path).body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI door = DOOR.address();
        URI address = URI.create(door.getScheme() + "://" + door.getAuthority() + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Set<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.map(file -> "/docs/" + DOCS.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".md"))
                    .collect(Collectors.toSet());
        }
    }
}
