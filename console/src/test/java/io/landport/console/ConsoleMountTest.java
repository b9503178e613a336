package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.AccessToken;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.OpenApiContract;
import io.landport.http.PageFile;
import io.landport.http.StaticFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page and its stream over HTTP, without Kafka. */
final class ConsoleMountTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final ConsoleMount CONSOLE = ConsoleSamples.withoutKafka(CLOCK);
    private static final FrontDoor DOOR =
            FrontDoor.with(HttpSettings.onLoopback(0), CLOCK).mount(CONSOLE).start();
    private static final Pattern LOADED = Pattern.compile("(?:src|href|from) ?=? ?\"(/(?:console|page)/[^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        CONSOLE.start();
    }

    @AfterAll
    static void close() {
        CONSOLE.close();
        DOOR.close();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() throws Exception {
        // Given
        OpenApiContract contract = new OpenApiContract(DOOR, role -> AccessToken.ANY_SOURCE);

        // Then
        contract.checkRoutes();
    }

    /** A browser must learn that Kafka is away, not see an empty page. */
    @Test
    void shouldSayThatKafkaIsAway() throws Exception {
        // When
        HttpResponse<String> response = get("/v1/console/stream?limit=1");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(response.body())
                .startsWith("data: {\"values\":{\"status\":{")
                .contains("no Kafka in this test");
    }

    @ParameterizedTest
    @CsvSource({
        "range=8, range must be 7",
        "range=x, range must be 7",
        "limit=0, limit must be a positive number but is 0",
        "limit=1x, limit must be",
        "colour=red, unknown parameter \\\"colour\\\""
    })
    void shouldRefuseParametersThatCannotBeMeant(String query, String detail) throws Exception {
        // When
        HttpResponse<String> response = get("/v1/console/stream?" + query);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(detail);
    }

    @Test
    void shouldBeNamedAtTheAddressWithoutAPath() throws Exception {
        assertThat(get("/").body()).contains("href=\"/console\"", "href=\"/docs\"");
    }

    /** Nothing of another host, and everything that a file names is there. */
    @Test
    void shouldServeEverythingThatThePageLoads() throws Exception {
        // Given
        HttpResponse<String> page = get("/console");
        List<String> named = LOADED.matcher(page.body())
                .results()
                .map(MatchResult::group)
                .map(found -> LOADED.matcher(found).replaceAll("$1"))
                .toList();

        // Then
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValue(PageFile.POLICY);
        assertThat(page.body()).doesNotContain("http:", "https:", "<script>", "<style", " style=");
        assertThat(named).hasSizeGreaterThan(5).contains("/console/main.js", "/console/console.css");
        for (String file : named) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/landport/console/page"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void shouldServeEveryModuleThatAModuleImports(String module) throws Exception {
        // Given
        HttpResponse<String> served = get("/console/" + module);
        String script = served.body();

        // Then
        assertThat(served.statusCode()).isEqualTo(200);
        for (MatchResult imported : LOADED.matcher(script).results().toList()) {
            assertThat(get(imported.group(1)).statusCode())
                    .as(imported.group(1))
                    .isEqualTo(200);
        }
        assertThat(script).doesNotContain("innerHTML", "eval(", "https:");
    }

    /** Under 150 kB over the wire, libraries included. */
    @Test
    void shouldBeSmallOverTheWire() throws Exception {
        // When
        long bytes = 0;
        for (StaticFile file : PageFiles.all()) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(DOOR.address().resolve(file.path()))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            bytes += response.body().length;
        }

        // Then
        assertThat(bytes).isLessThan(150_000);
    }

    @Test
    void shouldCompressForThoseWhoTakeIt() throws Exception {
        // When
        HttpResponse<byte[]> compressed = client.send(
                HttpRequest.newBuilder(uri("/console/main.js"))
                        .header("Accept-Encoding", "gzip, deflate")
                        .build(),
                BodyHandlers.ofByteArray());

        // Then
        byte[] content = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(get("/console/main.js").body());
        assertThat(compressed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return DOOR.address().resolve(path);
    }
}
