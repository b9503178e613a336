package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.query.StorePool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts over HTTP of a real store. */
@Tag("server")
final class ChartsTest {
    private static final Instant NOW = Instant.parse("2021-06-10T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final RoleTokens TOKENS = new RoleTokens(NOW);
    private static final Pattern FIGURES = Pattern.compile("(?s)<metadata id=\"figures\">(.*?)</metadata>");

    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

    /** Codes, and names of a source and of publishers of rates, which have none in these languages here. */
    private static final List<String> KEPT =
            List.of("China cn gacc ecb CIF FOB CNY USD UTC test European Central Bank General Administration of Customs"
                    .split(" ", -1));

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiStore store = ApiStore.migrated();
    private final AnswersMount answers = new AnswersMount(
            connections -> new StorePool(store.url(), "postgres", "", Duration.ofSeconds(20), connections));
    private final FrontDoor door = FrontDoor.with(Doors.onLoopback(), CLOCK)
            .tokens(TOKENS)
            .mount(answers)
            .start();

    @BeforeEach
    void fill() throws Exception {
        store.with("suifenhe-rail", "2021-01", "2021-02-03", 5, "7.0001", "8")
                .with("suifenhe-rail", "2021-02", "2021-03-03", 5, "9", "8")
                .with("heihe", "2021-02", "2021-03-03", 1, "12345678901234567890.1234", "1");
    }

    @AfterEach
    void close() {
        door.close();
        answers.close();
    }

    @Test
    void shouldShowTheFiguresOfTheQuestion() throws Exception {
        // Given
        String csv = text(get("/v1/query/monthly?by=month,crossing&language=en&format=csv"));

        // When
        String svg = text(get("/v1/charts/monthly.svg?by=crossing"));

        // Then
        Matcher figures = FIGURES.matcher(svg);
        assertThat(figures.find()).isTrue();
        assertThat(figures.group(1)).isEqualTo(csv);
    }

    @Test
    void shouldNameTheCodesOfFiltersInTheLanguageOfTheChart() throws Exception {
        // Given
        store.execute(
                "INSERT INTO sector (id, name, sector_group, sector_group_name, position, reference_version, name_zh)"
                        + " VALUES ('wood', 'Wood', 'wood', 'Wood', 1, 'test', '木及木制品')");

        // When
        String chinese = text(get("/v1/charts/monthly.svg?by=crossing&sector=wood&language=zh"));
        String russian = text(get("/v1/charts/monthly.svg?by=crossing&sector=wood&language=ru"));

        // Then
        assertThat(chinese).contains("木及木制品");
        assertThat(russian).contains("Wood").doesNotContain("木及木制品");
    }

    /** Notices of answers are English sentences, which charts must know to say them in another language. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        zh | 2021-03 | 初步数据 | 无同比 | ecb在7天内没有汇率 | gacc没有USD的汇率
        ru | 2021-03 | предварительные | прирост | ecb: нет курсов за 7 дней. | gacc: нет курса USD.
        """)
    void shouldSayEachNoticeInTheLanguage(
            String language, String missing, String preliminary, String noBase, String noDays, String noRate)
            throws Exception {
        // Given
        store.with("heihe", "2021-04", "2021-05-03", 1, "1", "1");
        String days = "INSERT INTO daily_total_fact (series, day, lines, lines_without_weight, value, net_weight_kg)"
                + " SELECT series, month, lines, lines_without_weight, value, net_weight_kg FROM monthly_total_fact"
                + " ON CONFLICT DO NOTHING";
        store.execute(days);
        String converted = "/v1/charts/monthly.svg?measure=weight&currency=USD&language=" + language;

        // When
        List<String> charts = new ArrayList<>();
        charts.add(text(get("/v1/charts/yoy.svg?flow=import&language=" + language)));
        charts.add(text(get(converted)));
        store.execute("UPDATE source SET rate_rule = 'customs-month'");
        store.with("heihe", "2021-05", "2021-06-03", 1, "1", "1");
        store.execute(days);
        charts.add(text(get(converted)));

        // Then
        String said = charts.stream()
                .flatMap(chart -> TEXT.matcher(chart).results())
                .map(found -> found.group(1))
                .collect(Collectors.joining(" "));
        assertThat(said.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", ""))
                .contains(missing, preliminary, noBase, noDays, noRate);
        assertThat(WORD.matcher(said).results().map(MatchResult::group).toList())
                .isSubsetOf(KEPT);
    }

    @Test
    void shouldAnswerPngWithATagUntilFiguresChange() throws Exception {
        // Given
        HttpResponse<byte[]> first = get("/v1/charts/ranking.png?by=crossing&language=zh");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        // When
        HttpResponse<byte[]> same = get("/v1/charts/ranking.png?by=crossing&language=zh", "If-None-Match", tag);
        store.with("heihe", "2021-03", "2021-04-03", 1, "1", "1");
        HttpResponse<byte[]> changed = get("/v1/charts/ranking.png?by=crossing&language=zh", "If-None-Match", tag);

        // Then
        assertThat(first.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(first.body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /v1/charts/pie.png                                    | 404 | there are monthly.png
        /v1/charts/monthly.pdf                                | 404 | there are monthly.png
        /v1/charts/monthly                                    | 404 | there are monthly.png
        /v1/charts/ranking.svg                                | 400 | by: name what is ranked
        /v1/charts/ranking.svg?by=crossing&top=1000           | 400 | top: cannot be
        /v1/charts/monthly.svg?by=crossing,sector             | 400 | one dimension
        /v1/charts/monthly.svg?by=no-such                     | 400 | unknown dimension
        /v1/charts/monthly.svg?measure=price&language=de      | 400 | language: allowed are en, zh, ru; measure: cannot be
        /v1/charts/monthly.svg?format=csv&rows=3              | 400 | format: not available for charts; rows: not available
        /v1/charts/monthly.svg?partner=%27%3B+DROP+TABLE+x    | 400 | the answer has no figures
        /v1/charts/monthly.svg?from=2021-02                   | 400 | two months or more
        /v1/charts/mirror.svg                                 | 400 | no
        """)
    void shouldRefuseWithAReason(String path, int status, String reason) throws Exception {
        // When
        HttpResponse<byte[]> refused = get(path);

        // Then
        assertThat(refused.statusCode()).as(text(refused)).isEqualTo(status);
        assertThat(text(refused)).contains(reason);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.address() + path))
                .header("Authorization", TOKENS.authorization(Role.ANALYST));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
