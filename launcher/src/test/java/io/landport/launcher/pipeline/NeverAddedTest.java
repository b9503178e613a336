package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be added is refused on the command line, over HTTP, in SDMX, in charts and to assistants, with the same words. */
@Tag("server")
final class NeverAddedTest {
    private static final String SOURCES =
            "figures of different codes of source are never added: several sources of one reporter may report the same trade";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Path data;
    private static Up up;
    private static Settings settings;

    /** Two sources of China report May 2019. */
    @BeforeAll
    static void fill() throws IOException {
        data = DataFolders.prepared(folder.resolve("data"));
        up = Up.start(data);
        up.awaitReady();
        settings = Settings.read(Map.of(), data);
        publish("""
                {"channel":"customs","source":"cn-gacc","documentId":"190220190000000017","revision":{"number":1,\
                "statisticalDate":"2019-05-11","flow":"export","crossing":"1902","mode":"3","partner":"RU","region":"2301",\
                "procedure":"0110","currency":"CNY","lines":[{"commodity":"4407110090","value":1,"netWeight":1}]}}
                {"channel":"customs","source":"cn-gacc","documentId":"190220190000000017",\
                "decision":{"number":1,"revision":1,"outcome":"released"}}
                {"channel":"e-commerce","source":"cn-ceb","documentId":"23012019E000000421","revision":{"number":1,\
                "statisticalDate":"2019-05-12","flow":"export","crossingScheme":"unlocode","crossing":"CNHEK","mode":"4",\
                "procedure":"9610","currency":"CNY","lines":[{"commodity":"6402","value":259,"netWeight":0.85,"partner":"RU"}]}}
                {"channel":"e-commerce","source":"cn-ceb","documentId":"23012019E000000421",\
                "decision":{"number":1,"revision":1,"outcome":"released"}}
                """);
    }

    @AfterAll
    static void stop() throws Exception {
        up.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query daily --by month --from 2019-05-01 --to 2019-05-31 --format csv",
                "query monthly --by month --from 2019-05 --to 2019-05",
                "query rolling --on 2019-05-31 --window 12m",
                "query commodity --by chapter --from 2019-05 --to 2019-05",
                "query yoy --from 2019-05 --to 2019-05",
                "explain monthly --month 2019-05 --by reason",
                "explain daily --from 2019-05-01 --to 2019-05-31 --by received-day",
                "chart monthly --from 2019-04 --to 2019-06 --output chart.svg"
            })
    void shouldRefuseOnTheCommandLine(String command) {
        // When
        CommandRun refused = run(words(command, "--data", data.toString()));

        // Then
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("--source: " + SOURCES + " (CN: cn-ceb, cn-gacc); ");
        assertThat(refused.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/query/monthly?by=month&from=2019-05&to=2019-05",
                "/v1/query/monthly?from=2019-05&to=2019-05&format=csv",
                "/v1/query/monthly?from=2019-05&to=2019-05&format=xlsx&language=zh",
                "/v1/explain/monthly?month=2019-05&by=reason",
                "/v1/charts/monthly.svg?from=2019-04&to=2019-06",
                "/sdmx/2.1/data/MONTHLY/._T...........?startPeriod=2019-05&endPeriod=2019-05",
                "/sdmx/3.0/data/dataflow/LANDPORT/MONTHLY/~/*._T"
            })
    void shouldRefuseOverHttp(String path) throws Exception {
        // When
        HttpResponse<String> refused = CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 422);
        assertThat(refused.body()).contains(SOURCES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask {question: monthly, by: month, from: 2019-05, to: 2019-05}",
                "cite {question: monthly, from: 2019-05, to: 2019-05}",
                "draw {kind: monthly, from: 2019-04, to: 2019-06}",
                "explain {question: monthly, month: 2019-05}",
                "explain {question: daily, from: 2019-05-01, to: 2019-05-31, by: received-day}"
            })
    void shouldRefuseToAssistants(String call) throws Exception {
        // When
        JsonNode refused = call(
                call.replaceFirst(" .*", ""), call.replaceFirst("[a-z]+ ", "").replaceAll("([a-z0-9-]+)", "\"$1\""));

        // Then
        assertThat(refused.path("isError").asBoolean()).as(refused.toString()).isTrue();
        assertThat(refused.at("/content/0/text").asText()).contains(SOURCES + " (CN: cn-ceb, cn-gacc)");
    }

    /** Sources that are named are added, because the answer says which. */
    @Test
    void shouldAddWhatIsNamed() {
        // When
        CommandRun added = run(words(
                "query monthly --by month --from 2019-05 --to 2019-05 --source cn-gacc,cn-ceb --format csv",
                "--data",
                data.toString()));

        // Then
        assertThat(added.out()).endsWith("2019-05,2,0,260,CNY,1.85\n");
        assertThat(added.err()).doesNotContain("never added");
    }

    /** Of every dimension that the catalogue calls not additive, SDMX refuses the sum with the words of the catalogue. */
    @Test
    void shouldHaveTheWordsOfTheCatalogueForEveryDimension() throws Exception {
        List<String> compared = new ArrayList<>();
        for (String flow : List.of(
                "daily",
                "monthly",
                "commodity",
                "corridor",
                "zone",
                "rolling",
                "yoy",
                "mom",
                "shares",
                "revisions",
                "index",
                "growth")) {
            JsonNode described = JSON.readTree(call("catalogue", "{\"question\": \"" + flow + "\"}")
                    .at("/content/0/text")
                    .asText());
            for (JsonNode dimension : described.path("dimensions")) {
                if (!dimension.path("isAdditive").asBoolean(true)) {
                    // When
                    String component = dimension
                            .path("name")
                            .asText()
                            .replace("original-currency", "currency")
                            .toUpperCase(Locale.ROOT);
                    HttpResponse<String> refused = CLIENT.send(
                            request("/sdmx/2.1/data/" + flow.toUpperCase(Locale.ROOT) + "/all?c%5B" + component
                                            + "%5D=_T")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

                    // Then
                    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
                    assertThat(refused.body())
                            .contains(dimension.path("notAdditive").asText("missing"));
                    compared.add(flow + ' ' + component);
                }
            }
        }
        assertThat(compared)
                .contains(
                        "monthly SOURCE", "monthly CURRENCY", "commodity UNIT", "corridor CORRIDOR", "rolling WINDOW");
    }

    private static JsonNode call(String tool, String arguments) throws IOException, InterruptedException {
        String message =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
                        .formatted(tool, arguments);
        HttpRequest request = request("/mcp")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        return JSON.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("result");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.httpUrl().orElseThrow() + path))
                .header("Authorization", "Bearer " + settings.httpToken().orElseThrow());
    }

    private static void publish(String documents) throws IOException {
        Path file = Files.writeString(folder.resolve("documents.ndjson"), documents);
        CommandRun published = run(words("ingest ndjson --wait", "--data", data.toString(), file.toString()));
        assertThat(published.exitCode()).as(published.err()).isZero();
    }

    private static List<String> words(String command, String... more) {
        List<String> words = new ArrayList<>(
                List.of(command.replace("chart.svg", folder.resolve("chart.svg").toString())
                        .split(" ", -1)));
        words.addAll(List.of(more));
        return words;
    }

    private static CommandRun run(List<String> words) {
        return CommandRun.of(Map.of(), words.toArray(String[]::new));
    }
}
