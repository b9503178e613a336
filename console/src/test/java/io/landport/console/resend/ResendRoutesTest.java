package io.landport.console.resend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.ConsoleSamples;
import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
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
import io.landport.domain.reference.Reference;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.TokenPolicy;
import io.landport.http.token.AccessTokens;
import io.landport.http.token.PresentedToken;
import io.landport.reference.ReferenceReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections over HTTP, with a desk that keeps what it is given. */
final class ResendRoutesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Codec<TradeDocument> DOCUMENTS =
            new Wire(new BundledSchemas()).codec(new Topics("").documents(Channel.CUSTOMS));
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final String ORIGINAL = """
        {"source":"cn-gacc","documentId":"D1","declarant":"Ivan Petrov","revision":{"number":2,"crossing":"9999",\
        "lines":[{"value":12.50}]}}
        """.strip();
    private static final Map<String, Resendable> KNOWN = Map.of(
            "r1", rejected("application/json", ORIGINAL, new FieldLocation("crossing", null)),
            "r2", rejected("application/json", ORIGINAL, new FieldLocation("documentId", null)),
            "csv", rejected("text/csv", "D1;Ivan", null),
            "letters:0:4", new Resendable(Optional.empty(), DOCUMENTS, REFERENCE, 3));

    private final FakeDesk desk = new FakeDesk();
    private final Optional<PresentedToken> token = Optional.of(PresentedToken.random(new SecureRandom()));
    private final HttpClient client = HttpClient.newHttpClient();

    @AutoClose
    private FrontDoor door = open(TokenPolicy.OPTIONAL);

    /** Masked values are never data: the server corrects the original that it has. */
    @Test
    void shouldPublishTheOriginalWithTheCorrectionAndRecordItBeforeAndAfter() throws Exception {
        // When
        HttpResponse<String> response =
                resend("false", "{'rejection':'r1','corrections':[{'pointer':'/revision/crossing','value':'1902'}]}");

        // Then
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(JSON.readTree(response.body()).path("message").asText()).isEqualTo("customs.documents.v1:2:77");
        assertThat(desk.log).hasSize(3);
        OperatorAction started = (OperatorAction) desk.log.get(0);
        assertThat(started.outcome()).isEqualTo(ActionOutcome.STARTED);
        assertThat(started.requestId())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(List.of(started.by(), started.at(), started.detail(), started.generation()))
                .containsExactly("console-user", NOW, "/revision/crossing", 3);
        assertThat(started.document()).isEqualTo(new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1"));
        assertThat(started.revision()).isEqualTo(2);
        assertThat(started.rejectionId()).isEqualTo("r1");
        assertThat(desk.log.get(1)).isEqualTo(ORIGINAL.replace("9999", "1902"));
        assertThat(desk.log.get(2)).isEqualTo(started.published("customs.documents.v1:2:77", NOW));
    }

    @Test
    void shouldPublishNothingInADryRun() throws Exception {
        // When
        HttpResponse<String> response =
                resend("true", "{'rejection':'r1','corrections':[{'pointer':'/revision/crossing','value':'1902'}]}");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("outcome").path("status").asText())
                .isEqualTo("accepted");
        assertThat(desk.log).isEmpty();
    }

    @Test
    void shouldPublishNothingThatWouldBeRejectedAndMaskWhy() throws Exception {
        // When
        HttpResponse<String> response =
                resend("false", "{'rejection':'r1','corrections':[{'pointer':'/revision/number','value':'3'}]}");

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("would be rejected", "xxxx xxxxxx").doesNotContain("Ivan");
        assertThat(desk.log).isEmpty();
    }

    @Test
    void shouldPublishNothingWithoutARecordOfIt() throws Exception {
        // Given
        desk.loseActions();

        // When
        HttpResponse<String> response =
                resend("false", "{'rejection':'r1','corrections':[{'pointer':'/revision/crossing','value':'1902'}]}");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(desk.log).isEmpty();
    }

    @Test
    void shouldRecordThatKafkaDidNotConfirmTheDocument() throws Exception {
        // Given
        desk.loseDocuments();

        // When
        HttpResponse<String> response =
                resend("false", "{'rejection':'r1','corrections':[{'pointer':'/revision/crossing','value':'1902'}]}");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(desk.log)
                .extracting(action -> ((OperatorAction) action).outcome())
                .containsExactly(ActionOutcome.STARTED, ActionOutcome.UNCONFIRMED);
    }

    /** An operator may correct what a feed sent, and not add documents of his own. */
    @Test
    void shouldRefuseAnotherDocumentUnlessItsIdentityWasWrong() throws Exception {
        // Given
        String other =
                "'corrections':[{'pointer':'/documentId','value':'D2'},{'pointer':'/revision/crossing','value':'1902'}]}";

        // When
        HttpResponse<String> refused = resend("false", "{'rejection':'r1'," + other);
        HttpResponse<String> allowed = resend("false", "{'rejection':'r2'," + other);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("must have the channel, source and number");
        assertThat(allowed.statusCode()).isEqualTo(202);
    }

    @Test
    void shouldSendAWholeDocumentInPlaceOfADeadLetterWithItsDigits() throws Exception {
        // Given
        String document =
                "{\"source\":\"cn-gacc\",\"documentId\":\"D7\",\"revision\":{\"crossing\":\"1902\",\"value\":12.5000}}";

        // When
        HttpResponse<String> response =
                post("false", "{\"rejection\":\"letters:0:4\",\"document\":" + document + '}', Optional.empty());

        // Then
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(desk.log.get(1)).isEqualTo(document);
        assertThat(((OperatorAction) desk.log.get(0)).detail()).isEqualTo("whole document");
    }

    @Test
    void shouldRecordTheTokenOfTheOperator() throws Exception {
        // Given
        door.close();
        door = open(TokenPolicy.REQUIRED);
        String body =
                "{'rejection':'r1','corrections':[{'pointer':'/revision/crossing','value':'1902'}]}".replace('\'', '"');

        // When
        HttpResponse<String> refused = post("false", body, Optional.empty());
        HttpResponse<String> taken = post("false", body, token);

        // Then
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(taken.statusCode()).isEqualTo(202);
        OperatorAction action = (OperatorAction) desk.log.get(0);
        assertThat(action.by()).isEqualTo("night shift");
        assertThat(action.tokenId()).isEqualTo(token.orElseThrow().id());
    }

    @Test
    void shouldShowTheFieldsMaskedAndWhichIsWrong() throws Exception {
        // When
        JsonNode answer = JSON.readTree(get("/v1/console/original?rejection=r1").body());

        // Then
        assertThat(answer.path("pointer").asText()).isEqualTo("/revision/crossing");
        assertThat(answer.path("rejection").path("original").asText())
                .contains("xxxx xxxxxx")
                .doesNotContain("Ivan");
        assertThat(answer.path("fields"))
                .extracting(field -> field.path("pointer").asText()
                        + '='
                        + field.path("value").asText())
                .containsExactly(
                        "/source=cn-gacc",
                        "/documentId=D1",
                        "/declarant=xxxx xxxxxx",
                        "/revision/number=2",
                        "/revision/crossing=9999",
                        "/revision/lines/0/value=12.50");
    }

    /** The codes of the source of the document, as the judge takes them. */
    @Test
    void shouldListTheValidCodesOfFields() throws Exception {
        // When
        JsonNode codes =
                JSON.readTree(get("/v1/console/original?rejection=r1").body()).path("codes");

        // Then
        assertThat(codes.path("crossing")).contains(code("1902", "suifenhe-grodekovo-rail"));
        assertThat(codes.path("crossing").findValuesAsText("code"))
                .allSatisfy(known -> assertThat(REFERENCE
                                .crossings()
                                .locate("gacc", known, "rail", LocalDate.of(2026, 1, 2))
                                .found())
                        .isPresent());
        assertThat(codes.path("mode")).contains(code("3", "rail"));
        assertThat(codes.path("mode").findValuesAsText("code"))
                .allSatisfy(known -> assertThat(REFERENCE.mode("gacc", known)).isPresent());
        assertThat(codes.path("flow").findValuesAsText("code")).containsExactly("export", "import");
        assertThat(codes.path("partner")).contains(code("RU", ""));
        assertThat(codes.path("crossingScheme").findValuesAsText("code"))
                .containsExactlyInAnyOrderElementsOf(
                        REFERENCE.source("cn-gacc").orElseThrow().crossingSchemes());
    }

    private static JsonNode code(String code, String meaning) {
        return JSON.createObjectNode().put("code", code).put("meaning", meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'rejection':'r1'}| 400| either corrections or document",
                "{'rejection':'r1','corrections':[]}| 400| either corrections or document",
                "{'rejection':'r1','corrections':[{'pointer':'/a/b','value':1}]}| 400| no place for the field /a/b",
                "{'rejection':'r1','corrections':[{'pointer':'/revision/lines/2','value':1}]}| 400| no place for the"
                        + " field",
                "{'rejection':'r1','corrections':[{'pointer':'','value':1}]}| 400| needs the pointer of a field",
                "{'rejection':'r1','corrections':[{'pointer':'x','value':1}]}| 400| a JSON pointer begins with /",
                "{'rejection':'r1','corrections':[{'pointer':'/a'}]}| 400| a pointer and a value",
                "{'rejection':'csv','corrections':[{'pointer':'/a','value':1}]}| 400| send the whole document",
                "{'rejection':'r1','document':[]}| 400| must be a JSON object",
                "{'rejection':'r1','document':{},'force':true}| 400| the body must be an object of",
                "{'rejection':'r1','document':{'a':1,'a':2}}| 400| the body is no JSON",
                "[]| 400| the body must be an object of",
                "{'rejection':'unknown','document':{}}| 404| no rejection whose original is kept",
            })
    void shouldRefuseWhatCannotBeMeant(String body, int status, String detail) throws Exception {
        // When
        HttpResponse<String> response = resend("false", body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(detail);
        assertThat(desk.log).isEmpty();
    }

    private HttpResponse<String> resend(String dryRun, String body) throws Exception {
        return post(dryRun, body.replace('\'', '"'), Optional.empty());
    }

    private HttpResponse<String> post(String dryRun, String body, Optional<PresentedToken> sent) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/v1/console/resend?dry-run=" + dryRun))
                .POST(BodyPublishers.ofString(body));
        sent.ifPresent(known -> request.header("Authorization", "Bearer " + known.secretText()));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return door.address().resolve(path);
    }

    private FrontDoor open(TokenPolicy policy) {
        ResendRoutes routes = new ResendRoutes(id -> Optional.ofNullable(KNOWN.get(id)), desk, CLOCK);
        return FrontDoor.with(HttpSettings.onLoopback(0).with(policy), CLOCK)
                .tokens(new OneToken())
                .mount(ConsoleSamples.mount(routes.all()))
                .start();
    }

    private static Resendable rejected(
            String mediaType, String original, @org.jspecify.annotations.Nullable FieldLocation location) {
        return new Resendable(
                Optional.of(new Rejection(
                        new Origin.TopicRecord("customs.documents.v1", 0, 7),
                        Reason.UNKNOWN_CROSSING,
                        "detail",
                        location,
                        new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1"),
                        2L,
                        new Original(mediaType, original.getBytes(StandardCharsets.UTF_8)))),
                DOCUMENTS,
                REFERENCE,
                3);
    }

    private final class OneToken implements AccessTokens {
        @Override
        public boolean isLoaded() {
            return true;
        }

        @Override
        public Optional<AccessToken> find(String id) {
            return token.filter(known -> known.id().equals(id))
                    .map(known -> new AccessToken(
                            id,
                            "night shift",
                            Role.OPERATOR,
                            List.of(),
                            known.hash(),
                            NOW.minusSeconds(1),
                            NOW.plus(Duration.ofDays(1)),
                            null));
        }
    }
}
