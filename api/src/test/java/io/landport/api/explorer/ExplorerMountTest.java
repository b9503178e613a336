package io.landport.api.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.chart.ChartKind;
import io.landport.domain.access.AccessToken;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.http.PageFile;
import io.landport.http.PageWords;
import io.landport.query.question.Questions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the catalogue over HTTP. */
final class ExplorerMountTest {
    private static final FrontDoor DOOR = FrontDoor.with(Doors.onLoopback(), Clock.systemUTC())
            .mount(new ExplorerMount())
            .start();
    private static final Pattern LOADED = Pattern.compile("(?:src|href|from)=? ?\"(/(?:explore|page)/[^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() {
        new OpenApiContract(DOOR, role -> AccessToken.ANY_SOURCE).checkRoutes();
    }

    /** Nothing of another host, nothing inline, and everything that a file names is there. */
    @ParameterizedTest
    @ValueSource(strings = {"/explore", "/explore/embed"})
    void shouldServeEverythingThatThePageLoads(String path) throws Exception {
        // Given
        HttpResponse<String> page = get(path);

        // Then
        assertThat(page.body()).doesNotContain("http:", "https:", "<script>", "<style", " style=");
        assertThat(namedIn(page.body())).contains("/explore/main.js", "/explore/explore.css", "/page/page.css");
        for (StaticPart part : parts()) {
            assertThat(part.body()).as(part.path()).doesNotContain("innerHTML", "eval(", "https:", "http:");
            for (String named : namedIn(part.body())) {
                assertThat(get(named).statusCode()).as(named).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldLetOnlyPagesOfThisServerFrameAView() throws Exception {
        assertThat(policy("/explore")).isEqualTo(PageFile.POLICY).contains("frame-ancestors 'none'");
        assertThat(policy("/explore/embed"))
                .isEqualTo(PageFile.POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldDescribeEveryChartAndQuestionAboutTrade(String language) throws Exception {
        // When
        JsonNode catalogue = new ObjectMapper()
                .readTree(get("/v1/catalogue?language=" + language).body());

        // Then
        assertThat(catalogue.path("charts").findValuesAsText("code"))
                .containsExactlyElementsOf(ChartKind.all().keySet());
        assertThat(catalogue.path("questions").findValuesAsText("code"))
                .contains("daily", "monthly", "rolling", "commodity", "yoy", "mirror", "revisions")
                .doesNotContain("fates", "balance", "feeds")
                .isSubsetOf(Questions.all().keySet());
        assertThat(catalogue.path("charts")).allSatisfy(chart -> {
            assertThat(catalogue.path("questions").findValuesAsText("code"))
                    .contains(chart.path("question").asText());
            assertThat(chart.path("measures")).isNotEmpty();
        });
        assertThat(catalogue.path("columns").path("value").asText()).isNotBlank();
        assertThat(catalogue.path("questions").get(0).at("/measures/2/unit").asText())
                .isEqualTo("currency");
        assertThat(catalogue
                        .path("questions")
                        .get(0)
                        .at("/dimensions/0/notAdditive")
                        .asText())
                .startsWith("figures of different codes of source are never added");
    }

    @Test
    void shouldRefuseALanguageThatItDoesNotHave() throws Exception {
        // When
        HttpResponse<String> refused = get("/v1/catalogue?language=de");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("language: allowed are en, zh, ru");
    }

    @Test
    void shouldHaveWordsInEveryLanguage() throws Exception {
        // Given
        PageWords words = new PageWords(Path.of("src/main/resources/io/landport/api/explorer/page"));

        // Then
        words.checkTranslations("landport [a-z -]+|Landport|UTC");
        words.checkUse();
    }

    private record StaticPart(String path, String body) {}

    private List<StaticPart> parts() throws Exception {
        List<StaticPart> parts = new java.util.ArrayList<>();
        for (var file : new ExplorerMount().files()) {
            parts.add(new StaticPart(file.path(), get(file.path()).body()));
        }
        return parts;
    }

    private static List<String> namedIn(String text) {
        Matcher named = LOADED.matcher(text);
        return named.results().map(found -> found.group(1)).toList();
    }

    private String policy(String path) throws Exception {
        return get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = DOOR.address().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
