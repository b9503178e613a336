package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.SourcePause;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.format.csv.MappingCatalog;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.http.TokenPolicy;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes of the gateway over HTTP, with documents that are kept in memory. */
final class GatewayTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Judge JUDGE = new Judge(ReferenceReader.bundled());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLICATION_JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    private static final FakeLog LOG = new FakeLog();
    private static final FeedTokens TOKENS = new FeedTokens(NOW);
    private static final GatewayMount GATEWAY =
            new GatewayMount(() -> new PublishTarget(JUDGE, LOG, GatewayTest::pause), MappingCatalog.bundled(), CLOCK);
    private static final FrontDoor DOOR = FrontDoor.with(Doors.onLoopback().with(TokenPolicy.REQUIRED), CLOCK)
            .tokens(TOKENS)
            .mount(GATEWAY)
            .start();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String authorization = TOKENS.authorization(AccessToken.ANY_SOURCE);

    @AfterAll
    static void close() {
        DOOR.close();
        GATEWAY.close();
    }

    @BeforeEach
    void forget() {
        LOG.forget();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() throws Exception {
        // Given
        OpenApiContract contract = new OpenApiContract(DOOR, role -> authorization);

        // When
        List<String> executed = contract.executeExamples();

        // Then
        contract.checkRoutes();
        assertThat(executed)
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(6)
                .contains("POST /v1/documents", "POST /v1/documents/stream");
        assertThat(LOG.documents).hasSize(6);
        assertThat(LOG.rejections).isEmpty();
    }

    @Test
    void shouldAcceptADocumentWhenItIsPublished() throws Exception {
        // When
        HttpResponse<String> response = post("/v1/documents", APPLICATION_JSON, document("A1", "8471", "1250.75"));

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("""
                        {"documents":1,"accepted":1,"rejected":0,"forbidden":0,"outcomes":[]}""");
        assertThat(LOG.documents).extracting(sent -> sent.id().document()).containsExactly("A1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "revision":{"number":99999999999999999999,"lines":[]}                                   | /revision/number
        "revision":{"flow":"import"}                                        | /revision/number
        "cancellation":{"number":99999999999999999999}                                     | /cancellation/number
        "cancellation":{}                                                   | /cancellation/number
        "decision":{"number":99999999999999999999,"outcome":"released"}                    | /decision/number
        "decision":{"number":1,"revision":99999999999999999999,"outcome":"released"}       | /decision/revision
        "decision":{"number":1,"outcome":"unheard-of"}                      | /decision/outcome
        "cancellation":{"number":-1}                                        | /cancellation/number
        "decision":{"number":-1,"outcome":"released"}                       | /decision/number
        "decision":{"number":1,"revision":-1,"outcome":"released"}          | /decision/revision
        "cancellation":{"number":1},"references":[{"scheme":"","id":"x"}]   | /references
        """)
    void shouldPointToTheMemberThatIsWrong(String content, String pointer) throws Exception {
        // When
        HttpResponse<String> response = post(
                "/v1/documents",
                APPLICATION_JSON,
                "{\"channel\":\"customs\",\"source\":\"cn-gacc\",\"documentId\":\"A1\"," + content + '}');

        // Then
        assertThat(json(response.body())
                        .path("outcomes")
                        .path(0)
                        .path("pointer")
                        .asText())
                .as(response.body())
                .isEqualTo(pointer);
    }

    /** What was accepted before counts once if the whole is sent again. */
    @ParameterizedTest
    @CsvSource({"/v1/documents, 1", "/v1/documents?atomic=true, 0", "/v1/documents/stream, 1"})
    void shouldRefuseTheRestOfARequestFromAPausedSource(String path, int published) throws Exception {
        // Given
        String body = document("A1", "8471", "1")
                + '\n'
                + ofPaused(document("A2", "8471", "1"))
                + '\n'
                + document("A3", "8471", "1")
                + '\n';

        // When
        HttpResponse<String> response = post(path, NDJSON, body);

        // Then
        assertThat(response.body())
                .contains("source-paused", "the source cn-paused is paused since 2026-01-01T00:00:00Z: grams");
        assertThat(LOG.documents).hasSize(published);
        assertThat(LOG.rejections).isEmpty();
    }

    @Test
    void shouldEndAStreamWithTheReasonWhyItsRestWasNotRead() throws Exception {
        // When
        HttpResponse<String> response = post(
                "/v1/documents/stream",
                NDJSON,
                document("A1", "8471", "1") + '\n' + ofPaused(document("A2", "8471", "1")) + '\n');

        // Then
        List<String> lines = response.body().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode last = json(lines.get(1));
        assertThat(last.path("status").asText()).isEqualTo("stopped");
        assertThat(last.path("type").asText()).isEqualTo("/docs/problems#source-paused");
        assertThat(last.path("retryAfter").asInt()).isEqualTo(60);
        assertThat(last.path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void shouldTellWhenToComeBackToAPausedSource() throws Exception {
        // When
        HttpResponse<String> response = post("/v1/documents", APPLICATION_JSON, ofPaused(document("A1", "8471", "1")));

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void shouldStillPreviewDocumentsOfAPausedSource() throws Exception {
        // When
        HttpResponse<String> response =
                post("/v1/documents?dry-run=true", APPLICATION_JSON, ofPaused(document("A1", "8471", "1")));

        // Then
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void shouldSayWhichDocumentsAreRejectedAndWhy() throws Exception {
        // Given
        String body = document("A1", "8471", "1250.75")
                + '\n'
                + document("A2", "8471", "\"1,250\"")
                + '\n'
                + document("A3", "84.71", "7")
                + '\n';

        // When
        HttpResponse<String> response = post("/v1/documents", NDJSON, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode answer = json(response.body());
        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected").asInt()).isEqualTo(2);
        JsonNode unreadable = answer.path("outcomes").path(0);
        assertThat(unreadable.path("line").asInt()).isEqualTo(2);
        assertThat(unreadable.path("documentId").asText()).isEqualTo("A2");
        assertThat(unreadable.path("reason").asText()).isEqualTo("malformed-number");
        assertThat(unreadable.path("pointer").asText()).isEqualTo("/revision/lines/0/value");
        assertThat(unreadable.path("fix").asText()).isEqualTo(Reason.MALFORMED_NUMBER.fix());
        assertThat(unreadable.path("rejectionId").asText())
                .isEqualTo(LOG.rejections.get(0).id());
        JsonNode judged = answer.path("outcomes").path(1);
        assertThat(judged.path("reason").asText()).isEqualTo("malformed-commodity");
        assertThat(judged.path("pointer").asText()).isEqualTo("/revision/lines/0/commodity");
        assertThat(judged.path("rejectionId").asText()).isEqualTo(FakeLog.TOPIC + ":0:1");
        assertThat(LOG.documents).hasSize(2);
        assertThat(LOG.rejections).hasSize(1);
    }

    @Test
    void shouldReadCsvWithAMapping() throws Exception {
        // Given
        String body = """
            napr\tperiod\tstrana\ttnved\tedizm\tStoim\tNetto\tKol\tRegion
            ИМ\t03/2021\tCN\t8471300000\t796\t1250,5\t310\t12\t08000 - ХАБАРОВСКИЙ КРАЙ
            ИМ\t03/2021\tKR\t8471300000\t796\t12.5\t310\t12\t08000 - ХАБАРОВСКИЙ КРАЙ
            """;

        // When
        HttpResponse<String> response =
                post("/v1/documents?mapping=ru-dattsvt&set.revision=20210420", "text/csv", body);

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(LOG.documents)
                .extracting(sent -> sent.id().document())
                .containsExactly("2021-03/import/CN/08000/84");
        JsonNode outcome = json(response.body()).path("outcomes").path(1);
        assertThat(outcome.path("line").asInt()).isEqualTo(3);
        assertThat(outcome.path("column").asText()).isEqualTo("Stoim");
        assertThat(outcome.path("detail").asText()).startsWith("Stoim is '12.5', must be a number such as 1250,75");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/documents?mapping=nowhere, text/csv, there is no mapping of this name",
        "/v1/documents?mapping=../../etc/passwd, text/csv, there is no mapping of this name",
        "/v1/documents?mapping=ru-dattsvt, text/csv, the mapping ru-dattsvt needs the parameter 'revision'",
        "/v1/documents?mapping=ru-dattsvt&set.edition=1, text/csv, the mapping ru-dattsvt has no parameter 'edition'",
        "/v1/documents?set.revision=20210420, application/x-ndjson, the parameters set.NAME apply to a mapping only",
        "/v1/documents?mapping=ru-dattsvt&set.revision=1, application/x-unknown, a mapping needs one of the formats",
        "/v1/documents/stream?mapping=ru-dattsvt&set.revision=1, text/csv, documents of this mapping may have rows"
                + " anywhere",
    })
    void shouldRefuseAMappingThatCannotBeUsed(String path, String mediaType, String detail) throws Exception {
        // When
        HttpResponse<String> response = post(path, mediaType, "a\n");

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response.body()).path("detail").asText()).startsWith(detail);
    }

    @Test
    void shouldNameTheColumnOfACsvRow() throws Exception {
        // Given
        String body =
                "channel,source,documentId,kind,revision,statisticalDate,flow,crossing,mode,partner,region,currency,"
                        + "commodity,value,netWeight\n"
                        + "customs,us-bts,C1,revision,1,2024-05-31,export,2304,5,MX,TX,USD,8471,twelve,310\n";

        // When
        HttpResponse<String> response = post("/v1/documents?format=csv", "application/octet-stream", body);

        // Then
        JsonNode outcome = json(response.body()).path("outcomes").path(0);
        assertThat(outcome.path("line").asInt()).isEqualTo(2);
        assertThat(outcome.path("column").asText()).isEqualTo("value");
        assertThat(outcome.has("pointer")).isFalse();
    }

    @Test
    void shouldNameTheElementOfAMessageOfEcommerce() throws Exception {
        // Given
        String lists = "<CEB603Message>" + list("E1", "6104430000", "1925") + list("E2", "twelve", "1925")
                + list("E3", "6104430000", "no-port")
                + list("E4", "6104430000", "1925").replace("appStatus>2", "appStatus>1")
                + list("E5", "6104430000", "1925").replace("<currency>142", "<currency>999")
                + "</CEB603Message>";

        // When
        HttpResponse<String> response = post("/v1/documents?format=cn-ceb", "application/xml", lists);

        // Then
        JsonNode answer = json(response.body());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.path("outcomes").findValuesAsText("xpath"))
                .containsExactly(
                        "/CEB603Message/Inventory[2]/InventoryList[1]/gcode",
                        "/CEB603Message/Inventory[3]/InventoryHead[1]/portCode",
                        "/CEB603Message/Inventory[5]/InventoryList[1]/currency");
        assertThat(answer.path("outcomes").findValuesAsText("line")).containsExactly("2", "3", "5");
        assertThat(answer.path("warning").asText()).isEqualTo("skipped 1 drafts");
        assertThat(LOG.documents).hasSize(3);
        assertThat(LOG.rejections).hasSize(1);
    }

    @Test
    void shouldFailIfNoDocumentIsAccepted() throws Exception {
        // When
        HttpResponse<String> response = post(
                "/v1/documents",
                NDJSON,
                document("A1", "84.71", "7") + '\n' + document("A2", "8471", "\"1,250\"") + '\n');

        // Then
        JsonNode answer = json(response.body());
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(answer.path("type").asText()).endsWith("#nothing-accepted");
        assertThat(answer.path("rejected").asInt()).isEqualTo(2);
        assertThat(answer.path("outcomes").findValuesAsText("documentId")).containsExactly("A1", "A2");
    }

    @Test
    void shouldRefuseAFormatThatIsReadFromFilesOnly() throws Exception {
        // When
        HttpResponse<String> response = post("/v1/documents?format=bts-dot3", "text/csv", "TRDTYPE,DEPE\n");

        // Then
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("[json, ndjson, csv, cn-ceb, eaeu-esad, asycuda-sad, wco-dms]");
    }

    @Test
    void shouldPublishNothingInADryRun() throws Exception {
        // Given
        String body = document("A1", "8471", "1250.75") + '\n' + document("A2", "84.71", "7") + '\n';

        // When
        HttpResponse<String> response = post("/v1/documents?dry-run=true", NDJSON, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode outcomes = json(response.body()).path("outcomes");
        JsonNode counts = outcomes.path(0).path("counts").path(0);
        assertThat(counts.path("day").asText()).isEqualTo("2024-05-31");
        assertThat(counts.path("crossing").asText()).isEqualTo("us-port:2304");
        assertThat(counts.path("sector").asText()).isEqualTo("machinery");
        assertThat(counts.path("value").asText()).isEqualTo("1250.7500");
        assertThat(counts.path("netWeightKg").asText()).isEqualTo("310.000");
        assertThat(outcomes.path(1).path("reason").asText()).isEqualTo("malformed-commodity");
        assertThat(outcomes.path(1).has("rejectionId")).isFalse();
        assertThat(LOG.documents).isEmpty();
        assertThat(LOG.rejections).isEmpty();
    }

    @Test
    void shouldPublishAllOrNothingIfAtomic() throws Exception {
        // When
        HttpResponse<String> refused = post(
                "/v1/documents?atomic=true",
                NDJSON,
                document("A1", "8471", "1250.75") + '\n' + document("A2", "84.71", "7"));

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = json(refused.body());
        assertThat(problem.path("type").asText()).endsWith("#rejected-documents");
        assertThat(problem.path("outcomes").path(0).path("documentId").asText()).isEqualTo("A2");
        assertThat(LOG.documents).isEmpty();

        // When
        HttpResponse<String> taken = post(
                "/v1/documents?atomic=true",
                NDJSON,
                document("A1", "8471", "1250.75") + '\n' + document("A2", "8471", "7"));

        // Then
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(LOG.documents).hasSize(2);
    }

    @Test
    void shouldPublishOnlyTheSourcesOfTheToken() throws Exception {
        // When
        HttpResponse<String> response = send(request("/v1/documents", APPLICATION_JSON)
                .setHeader("Authorization", TOKENS.authorization("cn-gacc"))
                .POST(HttpRequest.BodyPublishers.ofString(document("A1", "8471", "1")))
                .build());

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode outcome = json(response.body()).path("outcomes").path(0);
        assertThat(outcome.path("status").asText()).isEqualTo("forbidden");
        assertThat(outcome.path("detail").asText()).isEqualTo("the token does not allow the source us-bts");
        assertThat(LOG.documents).isEmpty();
        assertThat(LOG.rejections).isEmpty();
    }

    @Test
    void shouldAskToRepeatWhileKafkaIsAway() throws Exception {
        // Given
        LOG.isAway = true;

        // When
        HttpResponse<String> response = post("/v1/documents", APPLICATION_JSON, document("A1", "8471", "1"));

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(json(response.body()).path("type").asText()).endsWith("#unavailable");
    }

    @Test
    void shouldGiveTheFirstAnswerAgain() throws Exception {
        // Given
        HttpRequest.Builder request = request("/v1/documents", NDJSON).header("Idempotency-Key", "batch 7");
        String body = document("A1", "8471", "1") + '\n' + document("A2", "84.71", "7");
        HttpRequest first =
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpRequest another = request.POST(HttpRequest.BodyPublishers.ofString(document("A3", "8471", "1")))
                .build();
        HttpResponse<String> answered = send(first);

        // When
        HttpResponse<String> again = send(first);
        HttpResponse<String> reused = send(another);

        // Then
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(answered.body());
        assertThat(LOG.documents).hasSize(2);
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(json(reused.body()).path("type").asText()).endsWith("#idempotency-key-reused");
    }

    @Test
    void shouldTakeARequestAgainThatHasFailed() throws Exception {
        // Given
        HttpRequest request = request("/v1/documents", NDJSON)
                .header("Idempotency-Key", "batch 8")
                .POST(HttpRequest.BodyPublishers.ofString(document("A1", "8471", "1")))
                .build();
        LOG.isAway = true;
        send(request);
        LOG.isAway = false;

        // When
        HttpResponse<String> response = send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(LOG.documents).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/documents, text/plain, x, 415, unsupported-format",
        "/v1/documents?format=xml, text/csv, x, 415, unsupported-format",
        "/v1/documents, application/json, '', 400, unreadable-documents",
        "/v1/documents, text/csv, 'a,b', 400, unreadable-documents",
        "/v1/documents?atomic=perhaps, application/json, '{}', 400, bad-request",
        "/v1/documents/stream, text/plain, x, 415, unsupported-format",
        "/v1/documents/stream, application/json, '', 400, unreadable-documents"
    })
    void shouldRefuseWhatItCannotRead(String path, String mediaType, String body, int status, String type)
            throws Exception {
        // When
        HttpResponse<String> response = post(path, mediaType, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response.body()).path("type").asText()).endsWith('#' + type);
        assertThat(LOG.documents).isEmpty();
    }

    /** A small body of many rows that are nothing would otherwise become millions of rejections. */
    @Test
    void shouldStopReadingABodyThatIsNoDocuments() throws Exception {
        // Given
        String body = document("A1", "8471", "1") + '\n' + "1\n".repeat(50_000);

        // When
        HttpResponse<String> response = post("/v1/documents", NDJSON, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response.body()).path("type").asText()).endsWith("#too-many-rejections");
        assertThat(json(response.body()).path("accepted").asInt()).isOne();
        assertThat(json(response.body()).path("rejected").asInt()).isEqualTo(1_000);
        assertThat(LOG.documents).hasSize(1);
    }

    @Test
    void shouldRefuseABodyThatIsFarLargerThanWhatIsSent() throws Exception {
        // Given
        byte[] bomb = gzip((" ".repeat(3_000_000) + document("A1", "8471", "1")).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request("/v1/documents", APPLICATION_JSON).header("Content-Encoding", "gzip");

        // When
        HttpResponse<String> response =
                send(request.POST(HttpRequest.BodyPublishers.ofByteArray(bomb)).build());

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("decompressed-too-large");
    }

    /** It would publish. */
    @Test
    void shouldRefuseAParameterWithATypo() throws Exception {
        // When
        HttpResponse<String> unknown = post("/v1/documents?dryrun=true", APPLICATION_JSON, document("A1", "8471", "1"));
        HttpResponse<String> repeated =
                post("/v1/documents?dry-run=true&dry-run=false", APPLICATION_JSON, document("A1", "8471", "1"));

        HttpResponse<String> spelt = post("/v1/documents?dry-run=TRUE", APPLICATION_JSON, document("A1", "8471", "1"));

        // Then
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(spelt.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("unknown parameter \\\"dryrun\\\"; parameters are atomic, dry-run, format");
        assertThat(repeated.statusCode()).isEqualTo(400);
        assertThat(repeated.body()).contains("dry-run: is given 2 times");
        assertThat(LOG.documents).isEmpty();
    }

    @Test
    void shouldDecompressOnce() throws Exception {
        // Given
        byte[] once = gzip(document("A1", "8471", "1").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request("/v1/documents", APPLICATION_JSON).header("Content-Encoding", "gzip");

        // When
        HttpResponse<String> taken =
                send(request.POST(HttpRequest.BodyPublishers.ofByteArray(once)).build());
        HttpResponse<String> twice = send(
                request.POST(HttpRequest.BodyPublishers.ofByteArray(gzip(once))).build());

        // Then
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(json(twice.body()).path("outcomes").path(0).path("reason").asText())
                .isEqualTo("malformed-row");
    }

    @Test
    void shouldAcknowledgeEachDocumentOfAStream() throws Exception {
        // Given
        String body = document("A1", "8471", "1") + '\n' + "{\n" + document("A3", "8471", "3") + '\n';

        // When
        HttpResponse<String> response = post("/v1/documents/stream", NDJSON, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        List<JsonNode> lines = response.body().lines().map(GatewayTest::json).toList();
        assertThat(lines)
                .extracting(line -> line.path("status").asText())
                .containsExactly("accepted", "rejected", "accepted", "end");
        assertThat(lines.get(2).path("offset").asInt()).isEqualTo(1);
        assertThat(lines.get(3).path("accepted").asInt()).isEqualTo(2);
        assertThat(LOG.documents).hasSize(2);
    }

    private static String list(String number, String commodity, String port) {
        return "<Inventory><InventoryHead><appType>1</appType><appTime>20260101080000</appTime><appStatus>2</appStatus>"
                + "<copNo>C</copNo><invtNo>" + number + "</invtNo><portCode>" + port
                + "</portCode><ieDate>20260101</ieDate><ebcCode>2301910159</ebcCode><tradeMode>9610</tradeMode>"
                + "<trafMode>4</trafMode></InventoryHead><InventoryList><gcode>" + commodity
                + "</gcode><country>344</country><currency>142</currency><totalPrice>20</totalPrice></InventoryList></Inventory>";
    }

    private HttpResponse<String> post(String path, String mediaType, String body)
            throws IOException, InterruptedException {
        return send(request(path, mediaType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String mediaType) {
        return HttpRequest.newBuilder(DOOR.address().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .header("Content-Type", mediaType);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String document(String id, String commodity, String value) {
        return """
                {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":1,\
                "statisticalDate":"2024-05-31","flow":"export","crossing":"2304","mode":"5","partner":"MX",\
                "region":"TX","currency":"USD","lines":[{"commodity":"%s","value":%s,"netWeight":310}]}}""".formatted(id, commodity, value);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static Optional<SourcePause> pause(String source) {
        return source.equals("cn-paused")
                ? Optional.of(new SourcePause(source, "grams", "operator", Instant.parse("2026-01-01T00:00:00Z"), null))
                : Optional.empty();
    }

    private static String ofPaused(String document) {
        return document.replace("us-bts", "cn-paused");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
