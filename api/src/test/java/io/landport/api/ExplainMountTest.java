package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.access.Role;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.WriterFactory;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.explain.TotalExplainer;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Explanations over HTTP: two American documents in memory, one of which the store has. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainMountTest {
    private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final RoleTokens TOKENS = new RoleTokens(NOW);
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final LocalDate RECEIVED = LocalDate.of(2024, 2, 20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MANY = 100;
    private static final String MONTH = "/v1/explain/monthly?month=2024-01&source=us-bts";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiStore store = ApiStore.migrated();
    private final FrontDoor door = door(mount(() -> documents(), MANY, LONG));

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() throws Exception {
        // Given
        OpenApiContract contract = new OpenApiContract(door, TOKENS::authorization);

        // When
        List<String> executed = contract.executeExamples();

        // Then
        contract.checkRoutes();
        assertThat(executed).contains("GET /v1/explain/monthly?month=2024-01&source=us-bts&by=reason");
    }

    @Test
    void shouldHaveTheSameRowsInEveryFormat() throws Exception {
        // When
        HttpResponse<byte[]> json = get(door, MONTH, Role.OPERATOR);
        HttpResponse<byte[]> csv = get(door, MONTH + "&format=csv", Role.OPERATOR);
        HttpResponse<byte[]> ndjson = get(door, MONTH + "&format=ndjson", Role.OPERATOR);

        // Then
        String large = "us-bts,large,1,2024-02-20,document,,1,0,300,USD,1";
        String small = "us-bts,small,1,2024-02-20,document,,1,0,0.5,USD,1";
        assertThat(text(csv).lines().skip(1)).containsExactly(large, small);
        JsonNode answer = new ObjectMapper().readTree(json.body());
        assertThat(answer.at("/rows/0/document").asText()).isEqualTo("large");
        assertThat(answer.at("/rows/1/value").asText()).isEqualTo("0.5");
        assertThat(text(ndjson).lines().map(ExplainMountTest::parsed)).containsExactlyElementsOf(answer.path("rows"));
        assertThat(answer.path("equalToStore").asBoolean(true)).isFalse();
        assertThat(answer.at("/notices/0").asText()).startsWith("total: 2 lines, 300.50 USD, 2 kg, from 2 documents");
        assertThat(csv.headers().firstValue("Landport-Equal-To-Store")).contains("false");
        assertThat(csv.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void shouldNameDocumentsToOperatorsOnly() throws Exception {
        // When
        HttpResponse<byte[]> documents = get(door, MONTH, Role.ANALYST);
        HttpResponse<byte[]> lines = get(door, MONTH + "&by=line", Role.ANALYST);
        HttpResponse<byte[]> messages = get(door, MONTH + "&by=message", Role.ANALYST);
        HttpResponse<byte[]> sums = get(door, MONTH + "&by=received-day&format=csv", Role.ANALYST);
        HttpResponse<byte[]> feed = get(door, MONTH + "&by=reason", Role.FEED);

        // Then
        assertThat(List.of(documents.statusCode(), lines.statusCode(), messages.statusCode(), feed.statusCode()))
                .containsOnly(403);
        assertThat(text(documents)).contains("by=reason").doesNotContain("large");
        assertThat(text(sums).lines().skip(1)).containsExactly("2024-02-20,2,2,0,300.5,USD,2");
    }

    @Test
    void shouldCompressTextForThoseWhoAcceptIt() throws Exception {
        // When
        HttpResponse<byte[]> packed = get(door, MONTH + "&format=csv", Role.OPERATOR, "Accept-Encoding", "gzip");

        // Then
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(plain)
                .isEqualTo(get(door, MONTH + "&format=csv", Role.OPERATOR).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/explain/monthly",
                "/v1/explain/monthly?month=2024-13",
                "/v1/explain/monthly?month=2024-01&month=2024-02",
                "/v1/explain/monthly?month=2024-01&by=flow",
                "/v1/explain/monthly?month=2024-01&by=line&against=2024-01-01",
                "/v1/explain/monthly?month=2024-01&format=parquet",
                "/v1/explain/monthly?month=2024-01&limit=0",
                "/v1/explain/monthly?month=2024-01&crossing=%00",
                "/v1/explain/monthly?month=2024-01&x=1",
                "/v1/explain/daily?day=yesterday",
                "/v1/explain/rolling?window=13m",
                "/v1/explain/corridor?month=2024-01"
            })
    void shouldRefuseHostileInput(String path) throws Exception {
        // When
        HttpResponse<byte[]> response = get(door, path, Role.OPERATOR);

        // Then
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(response)).doesNotContain("--");
    }

    @Test
    void shouldRefuseATotalOfMoreDocumentsThanItMayHold() throws Exception {
        // Given
        try (FrontDoor small = door(mount(() -> documents(), 1, LONG))) {

            // When
            HttpResponse<byte[]> response = get(small, MONTH, Role.OPERATOR);

            // Then
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(text(response)).contains("answer-too-large", "more than 1 documents");
        }
    }

    @Test
    void shouldEndAnExplanationWhoseTimeIsOver() throws Exception {
        // Given
        ListedInput input = ListedInput.endless();
        try (FrontDoor hasty = door(mount(() -> input, MANY, Duration.ofMillis(300)))) {

            // When
            HttpResponse<byte[]> response = get(hasty, MONTH, Role.OPERATOR);

            // Then
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(text(response)).contains("query-timeout");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    @SuppressWarnings("try") // The client closes its connection in the middle.
    void shouldEndAnExplanationWhoseClientIsGoneAndServeOneAtATime() throws Exception {
        // Given
        ListedInput input = ListedInput.endless();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Explanations explanations = () -> new Opened(input, MANY) {
            @Override
            public void close() {
                super.close();
                closed.complete(input.isCancelled());
            }
        };
        try (FrontDoor door = door(new ExplainMount(explanations, 1, LONG));
                Socket socket =
                        new Socket(door.address().getHost(), door.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + MONTH + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            input.awaitScan();

            // When
            HttpResponse<byte[]> second = get(door, MONTH, Role.OPERATOR);
            socket.close();

            // Then
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(text(second)).contains("too many explanations in progress");
            assertThat(second.headers().firstValue("Retry-After")).isPresent();
            assertThat(closed.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldSayThatDocumentsCannotBeRead() throws Exception {
        // Given
        Explanations explanations = () -> {
            throw new ExplanationUnavailableException(new IllegalStateException("no broker at secret:9092"));
        };
        try (FrontDoor door = door(new ExplainMount(explanations, 1, LONG))) {

            // When
            HttpResponse<byte[]> response = get(door, MONTH, Role.OPERATOR);

            // Then
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(text(response))
                    .contains("the documents behind totals cannot be read")
                    .doesNotContain("secret");
        }
    }

    private static ListedInput documents() {
        return ListedInput.of(RECEIVED, american("small", 5_000), american("large", 3_000_000));
    }

    private static TradeDocument american(String id, long value) {
        return new Draft(Samples.american())
                .id(new DocumentId(Channel.CUSTOMS, "us-bts", id))
                .revision(1)
                .date(LocalDate.of(2024, 1, 31))
                .lines(new LineBuilder("870323", value).netWeight(1_000L).build())
                .declaration();
    }

    private ExplainMount mount(InputSource input, int maxDocuments, Duration time) {
        return new ExplainMount(() -> new Opened(input.open(), maxDocuments), 1, time);
    }

    private static FrontDoor door(ExplainMount mounted) {
        return FrontDoor.with(Doors.onLoopback(), CLOCK)
                .tokens(TOKENS)
                .mount(mounted)
                .start();
    }

    private HttpResponse<byte[]> get(FrontDoor from, String path, Role role, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(from.address() + path))
                .header("Authorization", TOKENS.authorization(role));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens documents in memory. */
    private interface InputSource {
        ListedInput open();
    }

    /** An explanation of documents in memory with a connection of its own to the store. */
    private class Opened implements Explanations.OpenExplanation {
        private final StoreReader reader = StoreReader.open(store.url(), "postgres", "");
        private final TotalExplainer explainer;

        Opened(ListedInput input, int maxDocuments) {
            this.explainer = new TotalExplainer(reader, input, REFERENCE, maxDocuments);
        }

        @Override
        public AnswerReport explain(ExplainRequest request, WriterFactory writers) throws IOException {
            return explainer.explain(request, writers);
        }

        @Override
        public void cancel() {
            explainer.cancel();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
