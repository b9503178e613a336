package io.landport.console.resend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.console.rejected.FakeArchive;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.reference.ReferenceReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corrections of many documents over HTTP, with a desk that keeps what it is given. */
final class ManyRoutesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<TradeDocument> DOCUMENTS =
            new Wire(new BundledSchemas()).codec(new Topics("").documents(Channel.CUSTOMS));
    private static final FieldLocation CROSSING = new FieldLocation("crossing", null);
    private static final String CORRECTED =
            "{'reason':'malformed-crossing','source':'cn-gacc','field':'crossing','value':'19O2','corrected':'1902'}";

    /** The newest first. The last is the same revision as the first. */
    private static final List<Resendable> UNCORRECTED = List.of(
            rejected(9, "cn-gacc", "D1", CROSSING, crossing("19O2")),
            rejected(8, "cn-gacc", "D2", CROSSING, crossing("19O2")),
            rejected(7, "cn-gacc", "D3", CROSSING, crossing("ZZ99")),
            rejected(6, "us-bts", "D4", CROSSING, crossing("19O2")),
            rejected(5, "cn-gacc", "D5", CROSSING, crossing("Ivan Petrov")),
            rejected(4, "cn-gacc", "D6", new FieldLocation("documentId", null), crossing("19O2")),
            rejected(3, "cn-gacc", "D7", new FieldLocation("commodity", 2), """
                    {'source':'cn-gacc','documentId':'D7','revision':{'number':1,'crossing':'1902','lines':[\
                    {'commodity':'1'},{'commodity':'44.07'},{'commodity':'44.07'}]}}"""),
            rejected(2, "cn-gacc", "D1", CROSSING, crossing("19O2")));

    private final FakeDesk desk = new FakeDesk();

    @AutoClose
    private final FrontDoor door = open();

    /** Values that may name a person are not shown, and the newest rejection of a revision is the one that counts. */
    @Test
    void shouldGroupDocumentsBySourceFieldAndWrongValue() throws Exception {
        // When
        JsonNode groups = JSON.readTree(get("/v1/console/wrong-values?reason=malformed-crossing"))
                .path("groups");

        // Then
        assertThat(groups)
                .extracting(group -> group.path("source").asText()
                        + ' '
                        + group.path("field").asText()
                        + ' '
                        + group.path("value").asText()
                        + ' '
                        + group.path("documents").asInt()
                        + ' '
                        + group.path("rejection").asText())
                .containsExactly(
                        "cn-gacc crossing 19O2 2 customs.documents.v1:0:9",
                        "cn-gacc crossing ZZ99 1 customs.documents.v1:0:7",
                        "us-bts crossing 19O2 1 customs.documents.v1:0:6",
                        "cn-gacc crossing  1 customs.documents.v1:0:5",
                        "cn-gacc commodity 44.07 1 customs.documents.v1:0:3");
    }

    @Test
    void shouldShowWhatWouldBeCountedAndPublishNothing() throws Exception {
        // When
        JsonNode answer = JSON.readTree(resend(true, CORRECTED).body());

        // Then
        assertThat(answer)
                .isEqualTo(json("{'documents':2,'accepted':2,'rejected':{},'dryRun':true,"
                        + "'counts':[{'crossing':'suifenhe','sector':'wood','flow':'import','currency':'CNY','lines':'2',"
                        + "'value':'25.0000','netWeightKg':'3.000'}]}"));
        assertThat(desk.log).isEmpty();
    }

    /** One action, then each document, before anything is published. */
    @Test
    void shouldSendOneRecordedActionThatNamesEachDocument() throws Exception {
        // When
        HttpResponse<String> response = resend(false, CORRECTED);

        // Then
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode answer = JSON.readTree(response.body());
        String action = answer.path("action").asText();
        assertThat(answer.path("sent").asInt()).isEqualTo(2);
        assertThat(desk.log.stream().map(ManyRoutesTest::text).toList())
                .containsExactly(
                        "RESEND_MANY STARTED " + action + " cn-gacc, malformed-crossing, crossing: 2 documents",
                        "RESEND STARTED " + action + "/1 /revision/crossing",
                        "RESEND STARTED " + action + "/2 /revision/crossing",
                        crossing("1902").replace("ID", "D1"),
                        crossing("1902").replace("ID", "D2"),
                        "RESEND PUBLISHED " + action + "/1 /revision/crossing",
                        "RESEND PUBLISHED " + action + "/2 /revision/crossing",
                        "RESEND_MANY PUBLISHED " + action + " cn-gacc, malformed-crossing, crossing: 2 documents");
        assertThat(((OperatorAction) desk.log.get(2)).rejectionId()).isEqualTo("customs.documents.v1:0:8");
    }

    @Test
    void shouldCorrectTheValueInEachLineThatHasIt() throws Exception {
        // When
        resend(
                false,
                "{'reason':'malformed-crossing','source':'cn-gacc','field':'commodity','value':'44.07','corrected':'4407'}");

        // Then
        assertThat(desk.log)
                .contains(
                        json("{'source':'cn-gacc','documentId':'D7','revision':{'number':1,'crossing':'1902','lines':["
                                        + "{'commodity':'1'},{'commodity':'4407'},{'commodity':'4407'}]}}")
                                .toString());
    }

    @Test
    void shouldSendOnlyWhatWouldBeAccepted() throws Exception {
        // When
        HttpResponse<String> response = resend(false, CORRECTED.replace("'1902'", "'9999'"));

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(desk.log).isEmpty();
    }

    @Test
    void shouldStopAtTheFirstDocumentThatKafkaDoesNotConfirm() throws Exception {
        // Given
        desk.loseDocuments();

        // When
        JsonNode answer = JSON.readTree(resend(false, CORRECTED).body());

        // Then
        assertThat(answer.path("sent").asInt()).isZero();
        assertThat(desk.log)
                .extracting(action -> ((OperatorAction) action).outcome())
                .containsExactly(
                        ActionOutcome.STARTED,
                        ActionOutcome.STARTED,
                        ActionOutcome.STARTED,
                        ActionOutcome.UNCONFIRMED,
                        ActionOutcome.UNCONFIRMED,
                        ActionOutcome.UNCONFIRMED);
    }

    @Test
    void shouldPublishNothingWithoutARecordOfIt() throws Exception {
        // Given
        desk.loseActions();

        // When
        HttpResponse<String> response = resend(false, CORRECTED);

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(desk.log).isEmpty();
    }

    @Test
    void shouldSayWhatBecameOfTheDocumentsOfAnAction() throws Exception {
        assertThat(JSON.readTree(get("/v1/console/resend-many/known"))).isEqualTo(json("{'fates':{'counted':2}}"));
        assertThat(get("/v1/console/resend-many/unknown")).contains("no document of an action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'reason':'malformed-crossing'}", "[]", "no JSON"})
    void shouldRefuseWhatCannotBeMeant(String body) throws Exception {
        assertThat(resend(false, body).statusCode()).isEqualTo(400);
    }

    private static String text(Object logged) {
        return logged instanceof OperatorAction action
                ? action.kind() + " " + action.outcome() + ' ' + action.requestId() + ' ' + action.detail()
                : String.valueOf(logged);
    }

    private HttpResponse<String> resend(boolean isDryRun, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/console/resend-many?dry-run=" + isDryRun))
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return door.address().resolve(path);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static String crossing(String code) {
        return "{\"source\":\"cn-gacc\",\"documentId\":\"ID\",\"revision\":{\"number\":1,\"crossing\":\"" + code
                + "\"}}";
    }

    private static Resendable rejected(
            long offset, String source, String document, FieldLocation location, String original) {
        String text = original.replace('\'', '"').replace("cn-gacc", source).replace("\"ID\"", '"' + document + '"');
        return new Resendable(
                Optional.of(new Rejection(
                        new Origin.TopicRecord("customs.documents.v1", 0, offset),
                        Reason.MALFORMED_CROSSING,
                        "detail",
                        location,
                        new DocumentId(Channel.CUSTOMS, source, document),
                        1L,
                        new Original("application/json", text.getBytes(StandardCharsets.UTF_8)))),
                DOCUMENTS,
                ReferenceReader.bundled(),
                3);
    }

    private FrontDoor open() {
        ManyRoutes routes = new ManyRoutes(() -> UNCORRECTED, new FakeArchive()::fates, desk, CLOCK);
        return FrontDoor.with(HttpSettings.onLoopback(0), CLOCK)
                .mount(ConsoleSamples.mount(routes.all()))
                .start();
    }
}
