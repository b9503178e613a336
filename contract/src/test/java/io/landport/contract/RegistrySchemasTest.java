package io.landport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.contract.wire.AggregateRecords;
import io.landport.contract.wire.GenericRecords;
import io.landport.contract.wire.TradeDocumentFormat;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.TradeDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real Apicurio registry through Confluent's API. Each test has its own subjects. */
@Tag("server")
class RegistrySchemasTest {
    private static final Schema DOCUMENT = TradeDocumentFormat.TRADE_DOCUMENT.schema();
    private static final Schema TOTAL = AggregateRecords.DAILY_TOTAL.schema();
    private static final Declaration SAMPLE = Samples.declaration();
    private static final Duration NO_PATIENCE = Duration.ZERO;

    private static ApicurioServer server;

    @BeforeAll
    static void startTheRegistry() throws IOException, InterruptedException {
        server = ApicurioServer.start();
    }

    @AfterAll
    static void stopTheRegistry() {
        server.close();
    }

    @Test
    void shouldGiveASchemaTheSameIdEveryTime() {
        // When
        int first = fresh().idOf("same-value", DOCUMENT);

        // Then
        assertThat(first).isPositive().isLessThan(BundledSchemas.FIRST_ID);
        assertThat(fresh().idOf("same-value", DOCUMENT)).isEqualTo(first);
    }

    @Test
    void shouldRegisterTheJsonSchemaOfDocumentsForTheTopicsOfFeeds() throws IOException, InterruptedException {
        // When
        new Wire(fresh()).publishDocumentSchema(Topics.of("json.", List.of("rail")));
        new Wire(fresh()).publishDocumentSchema(Topics.of("json.", List.of("rail")));

        // Then
        JsonNode registered = new ObjectMapper().readTree(get("subjects/json.intake.rail.v1-value/versions/latest"));
        assertThat(registered.path("schemaType").asText()).isEqualTo("JSON");
        assertThat(registered.path("version").asInt()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(registered.path("schema").asText()))
                .isEqualTo(new ObjectMapper().readTree(DocumentSchema.text()));
    }

    @Test
    void shouldGiveEverySchemaAnIdOfItsOwn() {
        // Given
        SchemaIds ids = fresh();

        // When
        int document = ids.idOf("own-documents-value", DOCUMENT);
        int total = ids.idOf("own-totals-value", TOTAL);

        // Then
        assertThat(total).isNotEqualTo(document);
    }

    @Test
    void shouldGiveANewVersionOfASubjectAnotherId() {
        // Given
        SchemaIds ids = fresh();
        int older = ids.idOf("evolving-value", Evolved.older());

        // When
        int newer = ids.idOf("evolving-value", DOCUMENT);

        // Then
        assertThat(newer).isNotEqualTo(older);
        assertThat(ids.schemaOf(older)).hasValue(Evolved.older());
        assertThat(ids.schemaOf(newer)).hasValue(DOCUMENT);
    }

    @Test
    void shouldFetchASchemaByItsIdWithANewClient() {
        // Given
        Topics topics = new Topics("back.");
        byte[] bytes =
                new Wire(fresh()).codec(topics.documents(Channel.CUSTOMS)).encode(SAMPLE);

        // When
        Decoded<TradeDocument> decoded =
                new Wire(fresh()).codec(topics.documents(Channel.CUSTOMS)).decode(bytes);

        // Then
        assertThat(decoded.value()).hasValue(SAMPLE);
    }

    @Test
    void shouldReadASchemaThatANewerVersionRegistered() {
        // Given
        int id = fresh().idOf("newer-value", Evolved.newer());
        byte[] bytes = Evolved.written(id, Evolved.newer(), GenericRecords.of(SAMPLE));

        // When
        Decoded<TradeDocument> decoded =
                new Codec<>(fresh(), "newer-value", TradeDocumentFormat.TRADE_DOCUMENT).decode(bytes);

        // Then
        assertThat(decoded.value()).hasValue(SAMPLE);
    }

    @Test
    void shouldReadDataThatWasWrittenBeforeTheRegistryWasAdded() {
        // Given
        Topics topics = new Topics("before.");
        byte[] bytes = new Wire(new BundledSchemas())
                .codec(topics.documents(Channel.CUSTOMS))
                .encode(SAMPLE);

        // When
        Decoded<TradeDocument> decoded =
                new Wire(fresh()).codec(topics.documents(Channel.CUSTOMS)).decode(bytes);

        // Then
        assertThat(decoded.value()).hasValue(SAMPLE);
    }

    @Test
    void shouldRegisterUnderFullTransitiveCompatibility() throws IOException, InterruptedException {
        // Given
        fresh().idOf("config-value", DOCUMENT);

        // When
        String config = get("config/config-value");

        // Then
        assertThat(config).contains("FULL_TRANSITIVE");
    }

    private static String get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.api() + "/" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void shouldFailIfTheRegistryRejectsASchema() {
        // Given
        fresh().idOf("guarded-value", DOCUMENT);

        // Then
        assertThatThrownBy(() -> fresh().idOf("guarded-value", Evolved.withoutLines()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContainingAll(
                        "io.landport.contract.TradeDocument",
                        "guarded-value",
                        server.api().toString(),
                        "409");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1_000_000, BundledSchemas.FIRST_ID - 1, BundledSchemas.FIRST_ID + 77, -1, Integer.MIN_VALUE})
    void shouldNotReadAnUnassignedId(int id) {
        // Given
        Codec<TradeDocument> codec = new Codec<>(fresh(), "unknown-value", TradeDocumentFormat.TRADE_DOCUMENT);
        byte[] bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(id).array();

        // Then
        assertThat(codec.decode(bytes)).isEqualTo(new Decoded.Unreadable<>("schema id " + id + " is unknown"));
    }

    @Test
    void shouldNotReadASchemaOfAnotherRecord() {
        // Given
        Schema other = SchemaBuilder.record("io.elsewhere.Parcel").fields().endRecord();
        int id = fresh().idOf("elsewhere-value", other);
        Codec<TradeDocument> codec = new Codec<>(fresh(), "elsewhere-value", TradeDocumentFormat.TRADE_DOCUMENT);

        // Then
        assertThat(codec.decode(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array())
                        .problem())
                .hasValue("schema id " + id + " is a Parcel, not a TradeDocument");
    }

    @Test
    void shouldNameTheRegistryThatDoesNotRespond() throws IOException {
        // Given
        URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/apis/ccompat/v7");
        SchemaIds ids = new RegistrySchemas(nobody, NO_PATIENCE);

        // Then
        assertThatThrownBy(() -> ids.idOf("down-value", DOCUMENT))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(nobody.toString());
        assertThatThrownBy(() -> ids.schemaOf(7))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(nobody.toString());
    }

    @Test
    void shouldNotShowTheLoginOfTheRegistry() throws IOException {
        // Given
        SchemaIds ids = new RegistrySchemas(
                URI.create("http://ada:hidden@127.0.0.1:" + freePort() + "/v7?token=hidden"), NO_PATIENCE);
        // When
        assertThatThrownBy(() -> ids.schemaOf(1))
                // Then
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("schema registry http://127.0.0.1:")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void shouldNotNeedTheRegistryForBundledIds() throws IOException {
        // Given
        SchemaIds ids = new RegistrySchemas(URI.create("http://127.0.0.1:" + freePort()), NO_PATIENCE);

        // Then
        int id = new BundledSchemas().idOf("customs.documents.v1-value", DOCUMENT);
        assertThat(id).isGreaterThanOrEqualTo(BundledSchemas.FIRST_ID);
        assertThat(ids.schemaOf(id)).isEqualTo(Optional.of(DOCUMENT));
    }

    private static SchemaIds fresh() {
        return new RegistrySchemas(server.api());
    }

    /** An unused port. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
