package io.landport.console.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleMount;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.query.rejection.RejectionEntry;
import io.landport.query.rejection.RejectionEntry.Resent;
import io.landport.query.rejection.RejectionPlace;
import io.landport.query.rejection.RejectionSearch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of rejections over HTTP. */
final class RejectionRoutesTest {
    private static final Instant MORNING = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final RejectionEntry NEWEST = new RejectionEntry(
            new Origin.TopicRecord("customs.documents.v1", 2, 9),
            MORNING.plusSeconds(9),
            "malformed-crossing",
            new FieldLocation("crossing", null),
            "cn-gacc",
            "D9",
            3L,
            new Resent(MORNING.plusSeconds(60), "night shift", "published", "m:0:1", "cn-gacc", "D9", 3L, true));
    private static final RejectionEntry OLDEST = new RejectionEntry(
            new Origin.FeedLine("a.csv", "ab12", 7), MORNING, "malformed-row", null, "unknown", null, null, null);
    private static final RejectionPlace SCANNED = new RejectionPlace(MORNING.minusSeconds(5), "ab~12:3");

    private static final FakeArchive ARCHIVE = new FakeArchive(List.of(NEWEST, OLDEST), Optional.of(SCANNED));
    private static final FrontDoor DOOR = FrontDoor.with(HttpSettings.onLoopback(0), Clock.systemUTC())
            .mount(new Rejections())
            .start();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @BeforeEach
    void forgetSearches() {
        ARCHIVE.searches.clear();
    }

    @Test
    void shouldListRejectionsWithoutValuesAndSayWhoCorrectedThem() throws Exception {
        // When
        JsonNode page = new ObjectMapper().readTree(get("").body());

        // Then
        assertThat(page.path("rejections")).hasSize(2);
        assertThat(page.path("rejections").get(0)).isEqualTo(new ObjectMapper().readTree("""
                {"reason":"malformed-crossing","stage":"judge","origin":"customs.documents.v1:2:9",
                 "field":"crossing","revision":3,"id":"customs.documents.v1:2:9","at":"2026-01-02T03:04:14.678Z",
                 "source":"cn-gacc","document":"D9","resent":{"at":"2026-01-02T03:05:05.678Z","by":"night shift",
                 "outcome":"published","fate":"rejected","source":"cn-gacc","document":"D9","revision":3,"message":"m:0:1"}}
                """));
        assertThat(page.path("rejections").get(1).path("origin").asText()).isEqualTo("a.csv:7");
        assertThat(page.path("older").asText()).isEqualTo("2026-01-02T03:04:00.678Z~ab~12:3");
        assertThat(page.has("newer")).isFalse();
    }

    /** The places of a page lead to the pages before and after it. */
    @Test
    void shouldGoOnWhereAPageEnds() throws Exception {
        // When
        JsonNode older = new ObjectMapper()
                .readTree(get("?before=2026-01-02T03:04:00.678Z~ab~12:3").body());
        JsonNode newer = new ObjectMapper()
                .readTree(get("?after=" + older.path("newer").asText()).body());

        // Then
        assertThat(ARCHIVE.searches)
                .containsExactly(
                        new RejectionSearch("", "", "", Optional.of(SCANNED), false),
                        new RejectionSearch("", "", "", Optional.of(NEWEST.place()), true));
        assertThat(newer.path("newer").asText()).isEqualTo("2026-01-02T03:04:00.678Z~ab~12:3");
        assertThat(newer.path("older").asText()).isEqualTo("2026-01-02T03:04:05.678Z~ab12:7");
    }

    @Test
    void shouldSearch() throws Exception {
        // When
        get("?source=cn-gacc&reason=malformed-row&text=%20190220%20");

        // Then
        assertThat(ARCHIVE.searches)
                .containsExactly(new RejectionSearch("cn-gacc", "malformed-row", "190220", Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?before=yesterday",
                "?before=2026-01-02T03:04:00Z",
                "?before=2026-01-02T03:04:00Z~",
                "?after=+1000000000-12-31T23:59:59Z~x",
                "?before=2026-01-02T03:04:00Z~a&after=2026-01-02T03:04:00Z~b",
                "?text=a%00b"
            })
    void shouldRefuseWhatCannotBeMeant(String query) throws Exception {
        // When
        HttpResponse<String> response = get(query);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ARCHIVE.searches).isEmpty();
    }

    @Test
    void shouldRefuseALongText() throws Exception {
        assertThat(get("?text=" + "9".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(get("?text=" + "9".repeat(200)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String query) throws Exception {
        URI address = URI.create(DOOR.address() + "/v1/console/rejections" + query);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static final class Rejections implements Mount {
        @Override
        public List<Route> routes() {
            return new RejectionRoutes(ARCHIVE).all();
        }

        @Override
        public String openApi() {
            return Resources.text(ConsoleMount.class, "openapi.json");
        }
    }
}
