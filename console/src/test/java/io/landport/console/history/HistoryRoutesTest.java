package io.landport.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.AlarmPeriod.Acknowledgement;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.MeasuredSpan.Behind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history over HTTP. */
final class HistoryRoutesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant MINUTE = Instant.parse("2026-01-02T03:03:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final FakeHistory ARCHIVE = new FakeHistory();
    private static final FrontDoor DOOR = FrontDoor.with(HttpSettings.onLoopback(0), CLOCK)
            .mount(ConsoleSamples.mount(new HistoryRoutes(ARCHIVE, CLOCK).all()))
            .start();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    void shouldShowRatesAndLeaveOutWhatIsNotKnown() throws Exception {
        // Given
        ARCHIVE.minutes.clear();
        ARCHIVE.alarms.clear();
        ARCHIVE.record(
                List.of(
                        new MeasuredSpan(MINUTE, 30_500, 1_000, 3, new Behind(50, 1), null),
                        new MeasuredSpan(MINUTE.plusSeconds(60), 0, 0, 0, null, new Behind(7, 2))),
                List.of(
                        new AlarmPeriod("LandportLag", "streams", MINUTE, NOW, null),
                        new AlarmPeriod(
                                "LandportNotReady",
                                "PostgreSQL",
                                MINUTE,
                                NOW,
                                new Acknowledgement("night shift", NOW, "restarting it"))));

        // When
        HttpResponse<String> response = get("?last=1h");

        // Then
        assertThat(new ObjectMapper().readTree(response.body())).isEqualTo(new ObjectMapper().readTree("""
                {"from":"2026-01-02T02:04:00Z","to":"2026-01-02T03:04:05.678Z","step":60,"spans":[
                  {"at":"2026-01-02T03:03:00Z","measured":30,"read":32.787,"rejected":0.098,"streams":{"records":50,"seconds":1}},
                  {"at":"2026-01-02T03:04:00Z","measured":0,"store":{"records":7,"seconds":2}}],
                 "alarms":[
                  {"alarm":"LandportLag","subject":"streams","since":"2026-01-02T03:03:00Z","until":"2026-01-02T03:04:05.678Z"},
                  {"alarm":"LandportNotReady","subject":"PostgreSQL","since":"2026-01-02T03:03:00Z",
                   "until":"2026-01-02T03:04:05.678Z",
                   "acknowledged":{"by":"night shift","at":"2026-01-02T03:04:05.678Z","note":"restarting it"}}]}
                """));
    }

    /** Spans begin at whole steps, so that the first one is complete. */
    @ParameterizedTest
    @CsvSource({
        "?last=1h,  2026-01-02T02:04:00Z, PT1M",
        "?last=24h, 2026-01-01T03:00:00Z, PT5M",
        "'',        2026-01-01T03:00:00Z, PT5M",
        "?last=7d,  2025-12-26T03:00:00Z, PT30M",
        "?last=30d, 2025-12-03T02:00:00Z, PT2H"
    })
    void shouldReachBack(String query, String from, String step) throws Exception {
        // Given
        ARCHIVE.questions.clear();

        // When
        get(query);

        // Then
        assertThat(ARCHIVE.questions).containsExactly(from + " 2026-01-02T03:04:05.678Z " + step);
    }

    @Test
    void shouldRefuseAnotherReach() throws Exception {
        // When
        HttpResponse<String> response = get("?last=1y");

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(String query) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(DOOR.address().resolve("/v1/console/history" + query))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
