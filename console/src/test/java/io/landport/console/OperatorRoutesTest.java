package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.resend.FakeDesk;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acknowledgements and pauses over HTTP. */
final class OperatorRoutesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final FakeDesk desk = new FakeDesk();

    @AutoClose
    private final FrontDoor door = FrontDoor.with(HttpSettings.onLoopback(0), CLOCK)
            .mount(ConsoleSamples.mount(new OperatorRoutes(desk, () -> 3, CLOCK).all()))
            .start();

    @Test
    void shouldRecordWhoHasSeenAnAlarmAndWhy() throws Exception {
        // When
        HttpResponse<String> response = acknowledge("{'alarm':'LandportLag','note':' Loading March: until noon '}");

        // Then
        assertThat(response.statusCode()).isEqualTo(201);
        OperatorAction action = (OperatorAction) desk.log.get(0);
        assertThat(List.of(action.kind(), action.outcome(), action.by(), action.at(), action.detail()))
                .containsExactly(
                        ActionKind.ACKNOWLEDGE,
                        ActionOutcome.RECORDED,
                        "console-user",
                        NOW,
                        "LandportLag: Loading March: until noon");
        assertThat(action.generation()).isEqualTo(3);
    }

    @Test
    void shouldNotSayThatWhatKafkaHasNotTakenIsRecorded() throws Exception {
        // Given
        desk.loseActions();

        // When
        HttpResponse<String> response = acknowledge("{'alarm':'LandportLag','note':'seen'}");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alarm':'LandportLag','note':'  '}",
                "{'alarm':'LandportLag','note':'two\\nlines'}",
                "{'alarm':'LandportStateFull','note':'not evaluated by the page'}",
                "{'alarm':'Unknown','note':'seen'}",
                "no JSON"
            })
    void shouldRefuseWhatCannotBeMeant(String body) throws Exception {
        assertThat(acknowledge(body).statusCode()).isEqualTo(400);
        assertThat(desk.log).isEmpty();
    }

    @Test
    void shouldRefuseALongNote() throws Exception {
        assertThat(acknowledge("{'alarm':'LandportLag','note':'" + "9".repeat(501) + "'}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(acknowledge("{'alarm':'LandportLag','note':'" + "9".repeat(500) + "'}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void shouldPauseAndResumeASource() throws Exception {
        // When
        HttpResponse<String> paused = post("pause", "{'source':'cn-gacc','reason':'weights are in grams'}");
        HttpResponse<String> resumed = post("resume", "{'source':'cn-gacc'}");
        HttpResponse<String> again = post("resume", "{'source':'cn-gacc'}");

        // Then
        assertThat(List.of(paused.statusCode(), resumed.statusCode(), again.statusCode()))
                .containsExactly(201, 201, 400);
        SourcePause pause = new SourcePause("cn-gacc", "weights are in grams", "console-user", NOW, null);
        assertThat(desk.log).hasSize(4);
        assertThat(desk.log.get(0)).isInstanceOfSatisfying(OperatorAction.class, action -> {
            assertThat(action.kind()).isEqualTo(ActionKind.PAUSE);
            assertThat(action.detail()).isEqualTo("cn-gacc: weights are in grams");
        });
        assertThat(desk.log.get(1)).isEqualTo(pause);
        assertThat(desk.log.get(2)).isInstanceOfSatisfying(OperatorAction.class, action -> {
            assertThat(action.kind()).isEqualTo(ActionKind.RESUME);
            assertThat(action.detail()).isEqualTo("cn-gacc");
        });
        assertThat(desk.log.get(3)).isEqualTo(pause.resumedAt(NOW));
    }

    @Test
    void shouldPauseNothingThatIsNotRecorded() throws Exception {
        // Given
        desk.loseActions();

        // When
        HttpResponse<String> response = post("pause", "{'source':'cn-gacc','reason':'weights are in grams'}");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(desk.log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'source':'cn gacc','reason':'a space'}",
                "{'reason':'no source'}",
                "{'source':'cn-gacc'}",
                "{'source':'cn-gacc','reason':' '}"
            })
    void shouldPauseOnlyASourceWithAReason(String body) throws Exception {
        assertThat(post("pause", body).statusCode()).isEqualTo(400);
        assertThat(desk.log).isEmpty();
    }

    private HttpResponse<String> acknowledge(String body) throws Exception {
        return post("acknowledge", body);
    }

    private HttpResponse<String> post(String route, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + "/v1/console/" + route))
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
