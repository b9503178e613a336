package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.query.StorePool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that nobody sends by mistake. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ApiStore store = ApiStore.migrated();
    private final AnswersMount answers = new AnswersMount(
            connections -> new StorePool(store.url(), "postgres", "", Duration.ofSeconds(60), connections));
    private final FrontDoor door =
            FrontDoor.with(Doors.onLoopback(), Clock.systemUTC()).mount(answers).start();

    @AfterAll
    void close() {
        door.close();
        answers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/query/monthly?by=month%27",
                "/v1/query/monthly?by=month&by=flow",
                "/v1/query/monthly?from=2021-13",
                "/v1/query/monthly?from=%2B999999999-01",
                "/v1/query/daily?from=%2B999999999-01-01",
                "/v1/query/monthly?known-on=yesterday",
                "/v1/query/monthly?crossing=%00",
                "/v1/query/monthly?crossing=a%0Ab",
                "/v1/query/monthly?%00=1",
                "/v1/query/monthly?unknown=1",
                "/v1/query/monthly?limit=-1",
                "/v1/query/monthly?limit=5",
                "/v1/query/monthly?limit=9999999999999999999999",
                "/v1/query/monthly?rows=10001",
                "/v1/query/monthly?rows=0",
                "/v1/query/monthly?rows=1e3",
                "/v1/query/monthly?cursor=x",
                "/v1/query/monthly?format=exe",
                "/v1/query/monthly?format=xlsx&bom=true",
                "/v1/query/monthly?format=sdmx-csv",
                "/v1/query/monthly?language=de",
                "/v1/query/monthly?generation=0",
                "/v1/query/monthly?generation=2",
                "/v1/query/monthly?currency=%27",
                "/v1/query/monthly?top=0",
                "/v1/query/nothing",
                "/v1/query/..%2f..%2fetc",
                "/v1/codes/series",
                "/v1/codes/pg_catalog",
                "/v1/changes",
                "/v1/changes?since=2021-02-30"
            })
    void shouldAnswerHostileInputWith4xx(String path) throws Exception {
        // When
        HttpResponse<String> response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(door.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource
    void shouldAnswerHostileTablesWith4xx(String path, String table) throws Exception {
        // When
        HttpResponse<String> response = CLIENT.send(
                HttpRequest.newBuilder(URI.create(door.address() + path))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(table))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).hasSizeLessThan(10_000);
    }

    static Stream<Arguments> shouldAnswerHostileTablesWith4xx() {
        String path = "/v1/compare?source=cn-gacc&currency=CNY";
        String head = "month,flow,value\n";
        return Stream.of(
                Arguments.of(path, ""),
                Arguments.of(path, "\0\1\2"),
                Arguments.of(path, "{\"month\": \"2021-01\"}"),
                Arguments.of(path, "month;flow;value\n2021-01;import;1\n"),
                Arguments.of(path, head),
                Arguments.of(path, head + "2021-13,import,1\n"),
                Arguments.of(path, head + "2021-01,import,1e9\n"),
                Arguments.of(path, head + "2021-01,import,=1+1\n"),
                Arguments.of(path, head + "2021-01,'; DROP TABLE series; --,1\n"),
                Arguments.of(path, head + "2021-01,import,1\n2021-01,import,2\n"),
                Arguments.of(path, "month,flow,value,crossing\n2021-01,import,1," + "x".repeat(1 << 20) + "\n"),
                Arguments.of(path, "month,flow,value," + "y".repeat(1 << 20) + "\n"),
                Arguments.of(
                        path,
                        "month,flow,value,crossing\n"
                                + IntStream.range(0, 100_000)
                                        .mapToObj(row -> "2021-01,import,1,place-" + row + "\n")
                                        .collect(Collectors.joining())),
                Arguments.of(path, head + "2021-01,import,1\n" + " ".repeat(9 << 20)),
                Arguments.of("/v1/compare?source=cn-gacc", head + "2021-01,import,1\n"),
                Arguments.of(path + "&unit=7", head + "2021-01,import,1\n"),
                Arguments.of(path + "&format=xlsx", head + "2021-01,import,1\n"),
                Arguments.of(path + "&limit=1", head + "2021-01,import,1\n"));
    }
}
