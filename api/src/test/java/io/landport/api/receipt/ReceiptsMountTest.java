package io.landport.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.http.TokenPolicy;
import io.landport.query.receipt.ReceiptCursor;
import io.landport.query.receipt.ReceiptReader;
import io.landport.reference.ReferenceReader;
import io.landport.store.Database;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The routes of receipts over HTTP, on a real database. */
@Tag("server")
class ReceiptsMountTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "documents.receipts.v1";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final CountedAt PLACE =
            new CountedAt(LocalDate.of(2024, 5, 31), "us-port:2304", List.of("machinery"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final OneFeed feed = new OneFeed("us-bts");
    private Database database;
    private Store store;
    private ReceiptReader reader;
    private FrontDoor door;

    @BeforeEach
    void open() throws Exception {
        database = Database.migrated();
        store = new Store(database.address(), 1, ReferenceReader.bundled());
        store.initialize(List.of(at(0), at(1)));
        reader = new ReceiptReader(database.address().url(), database.address().user(), "");
        door = FrontDoor.with(Doors.onLoopback().with(TokenPolicy.OPTIONAL), Clock.systemUTC())
                .tokens(feed)
                .mount(new ReceiptsMount(reader))
                .start();
    }

    @AfterEach
    void close() {
        door.close();
        reader.close();
        store.close();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() throws Exception {
        // Given
        write(0, 0, counted("us-bts", "example-1", 1), counted("us-bts", "2024-05/export/2304/MX/5", 1));
        OpenApiContract contract = new OpenApiContract(door, role -> feed.authorization());

        // When
        List<String> executed = contract.executeExamples();

        // Then
        contract.checkRoutes();
        assertThat(executed)
                .contains("GET /v1/receipts", "GET /v1/documents/us-bts/example-1", "GET /v1/documents?id=example-1");
    }

    @Test
    void shouldShowTheFateNowWithItsHistory() throws Exception {
        // Given
        Receipt pending = new Receipt(id("cn-gacc", "D1"), 1L, null, Fate.PENDING, null, DAY, NOW, NOW, null);
        Receipt released = new Receipt(
                id("cn-gacc", "D1"),
                1L,
                null,
                Fate.COUNTED,
                null,
                DAY,
                null,
                NOW.plusSeconds(60),
                PLACE,
                List.of(new DocumentReference("preNo", "P7")),
                0);
        Receipt rejected = new Receipt(
                id("cn-gacc", "D1"), 1L, "topic:0:9", Fate.REJECTED, Reason.UNKNOWN_MODE, DAY, NOW, NOW, null);
        write(1, 0, pending, released, rejected);

        // When
        JsonNode answer = get("/v1/documents/cn-gacc/D1", "");
        JsonNode byReference = get("/v1/documents/cn-gacc?id=P7", "");

        // Then
        JsonNode receipts = answer.path("documents").path(0).path("receipts");
        assertThat(receipts).hasSize(2);
        assertThat(receipts.path(0).path("fate").asText()).isEqualTo("counted");
        assertThat(receipts.path(0).path("received").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(receipts.path(0).path("history")).hasToString("""
                        [{"fate":"pending","decided":"2026-01-02T03:04:05Z"},\
                        {"fate":"counted","decided":"2026-01-02T03:05:05Z"}]""");
        assertThat(receipts.path(1).path("reason").asText()).isEqualTo("unknown-mode");
        assertThat(receipts.path(1).path("message").asText()).isEqualTo("topic:0:9");
        assertThat(byReference).isEqualTo(answer);
    }

    @Test
    void shouldSayHowManySummariesNameAList() throws Exception {
        // Given
        DocumentId list = new DocumentId(Channel.E_COMMERCE, "cn-ceb", "L1");
        Receipt named =
                new Receipt(list, 1L, null, Fate.COUNTED, null, DAY, null, NOW.plusSeconds(60), PLACE, List.of(), 2);
        write(1, 0, new Receipt(list, 1L, null, Fate.COUNTED, null, DAY, NOW, NOW, PLACE), named);

        // When
        JsonNode answer = get("/v1/documents/cn-ceb/L1", "");

        // Then
        JsonNode receipt = answer.path("documents").path(0).path("receipts").path(0);
        assertThat(receipt.path("summaries").asInt()).isEqualTo(2);
        assertThat(receipt.path("history")).hasToString("""
                        [{"fate":"counted","decided":"2026-01-02T03:04:05Z"},\
                        {"fate":"counted","decided":"2026-01-02T03:05:05Z","summaries":2}]""");
    }

    @Test
    void shouldShowAFeedItsOwnSourcesOnly() throws Exception {
        // Given
        write(0, 0, counted("cn-gacc", "D1", 1), counted("us-bts", "A1", 1));

        // When
        JsonNode page = get("/v1/receipts", feed.authorization());

        // Then
        assertThat(page.path("receipts").findValuesAsText("documentId")).containsExactly("A1");
        assertThat(status("/v1/documents/cn-gacc/D1", feed.authorization())).isEqualTo(404);
        assertThat(status("/v1/documents/us-bts/A1", feed.authorization())).isEqualTo(200);
    }

    /** The document of another source that has the number of a reference as its own is another document. */
    @Test
    void shouldFindDocumentsOfAllReadableSourcesByAnyNumber() throws Exception {
        // Given
        Receipt referring = new Receipt(
                id("cn-gacc", "D1"),
                1L,
                null,
                Fate.COUNTED,
                null,
                DAY,
                NOW,
                NOW,
                PLACE,
                List.of(new DocumentReference("preNo", "P7")),
                0);
        write(0, 0, referring, counted("us-bts", "P7", 1), counted("us-bts", "D1", 1), counted("us-bts", "A1", 1));

        // When
        JsonNode all = get("/v1/documents?id=P7", "");
        JsonNode own = get("/v1/documents?id=P7", feed.authorization());

        // Then
        assertThat(all.path("documents"))
                .extracting(found -> found.path("source").asText()
                        + ' '
                        + found.path("documentId").asText())
                .containsExactly("cn-gacc D1", "us-bts P7");
        assertThat(own.path("documents").findValuesAsText("source")).containsExactly("us-bts");
        assertThat(get("/v1/documents?id=unknown", "").path("documents")).isEmpty();
        assertThat(status("/v1/documents", "")).isEqualTo(400);
    }

    @Test
    void shouldMissNoReceiptThatAnotherMemberCommitsLater() throws Exception {
        // Given
        write(1, 0, counted("us-bts", "late-partition", 1));
        JsonNode first = get("/v1/receipts", "");

        // When
        write(0, 0, counted("us-bts", "A1", 1), counted("us-bts", "A2", 1));
        write(1, 1, counted("us-bts", "A3", 1));
        List<String> seen = new ArrayList<>(first.path("receipts").findValuesAsText("documentId"));
        JsonNode page = first;
        do {
            page = get("/v1/receipts?limit=1&after=" + page.path("next").asText(), "");
            seen.addAll(page.path("receipts").findValuesAsText("documentId"));
        } while (page.path("more").asBoolean());

        // Then
        assertThat(seen).containsExactlyInAnyOrder("late-partition", "A1", "A2", "A3");
        assertThat(seen.indexOf("A1")).isLessThan(seen.indexOf("A2"));
    }

    @Test
    void shouldRefuseACursorWhoseReceiptsAreGone() throws Exception {
        // Given
        write(0, 0, counted("us-bts", "A1", 1));
        String before = new ReceiptCursor("topic-id", List.of(0L, 0L)).text();
        String ofAnotherTopic = new ReceiptCursor("another", List.of(0L, 0L)).text();
        assertThat(status("/v1/receipts?after=" + before, "")).isEqualTo(200);

        // When
        database.execute("INSERT INTO receipt_expiry VALUES (0, 1)");

        // Then
        assertThat(status("/v1/receipts?after=" + before, "")).isEqualTo(410);
        assertThat(status("/v1/receipts?after=" + ofAnotherTopic, "")).isEqualTo(410);
        assertThat(status("/v1/receipts?after=nonsense", "")).isEqualTo(400);
        assertThat(status("/v1/receipts?limit=0", "")).isEqualTo(400);
    }

    private static Receipt counted(String source, String document, long revision) {
        return new Receipt(id(source, document), revision, null, Fate.COUNTED, null, DAY, NOW, NOW, PLACE);
    }

    private static DocumentId id(String source, String document) {
        return new DocumentId(Channel.CUSTOMS, source, document);
    }

    private static Position at(int partition) {
        return new Position(new PartitionIdentity(TOPIC, partition, "topic-id", "cluster-id", 1), 0);
    }

    private void write(int partition, long from, Receipt... receipts) throws Exception {
        Batch batch = new Batch();
        for (int place = 0; place < receipts.length; place++) {
            batch.add(receipts[place], partition, from + place);
        }
        OffsetAdvance advance = new OffsetAdvance(at(partition).moveTo(from), from + receipts.length);
        assertThat(store.write(batch, List.of(advance))).isTrue();
    }

    private JsonNode get(String path, String authorization) throws Exception {
        return JSON.readTree(sent(path, authorization).body());
    }

    private int status(String path, String authorization) throws Exception {
        return sent(path, authorization).statusCode();
    }

    private HttpResponse<String> sent(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
