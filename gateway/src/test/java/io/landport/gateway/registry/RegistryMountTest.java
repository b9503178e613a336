package io.landport.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.contract.BundledSchemas;
import io.landport.contract.DocumentSchema;
import io.landport.contract.SchemaCatalog;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistryMountTest {
    private static final Topics TOPICS = new Topics("");
    private static final FrontDoor DOOR = FrontDoor.with(Doors.onLoopback(), Clock.systemUTC())
            .mount(new RegistryMount(() -> TOPICS))
            .start();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    void shouldDoWhatItsDescriptionSays() throws Exception {
        // Given
        OpenApiContract contract = new OpenApiContract(DOOR, role -> "");

        // When
        List<String> executed = contract.executeExamples();

        // Then
        contract.checkRoutes();
        assertThat(executed).contains("GET /registry/schemas/ids/1073741830", "POST /registry/subjects/fates.v1-value");
    }

    @Test
    void shouldServeTheSchemaOfTheIdInARecord() throws Exception {
        // Given
        FateKey key = new FateKey("customs.documents.v1", "us-bts", LocalDate.parse("2026-11-26"), "counted");
        byte[] record = new Wire(new BundledSchemas()).codec(TOPICS.fates()).encode(new FateCount(key, 1));
        int id = ByteBuffer.wrap(record).getInt(1);

        // When
        JsonNode answer = json(get("/registry/schemas/ids/" + id));

        // Then
        assertThat(new ObjectMapper()
                        .readTree(answer.path("schema").asText())
                        .path("name")
                        .asText())
                .isEqualTo("FateCount");
    }

    @Test
    void shouldHaveASubjectForEachTopicWithSchemas() throws Exception {
        // When
        JsonNode subjects = json(get("/registry/subjects"));

        // Then
        assertThat(subjects)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(TOPICS.all().stream()
                        .filter(topic -> topic.format() != null || topic.name().startsWith("intake."))
                        .map(Topic::subject)
                        .toList());
    }

    /** The schema of the documents that feeds write, as the documentation has it. */
    @Test
    void shouldServeTheJsonSchemaOfDocuments() throws Exception {
        // Given
        JsonNode documented = new ObjectMapper()
                .readTree(Path.of("../docs/trade-document.schema.json").toFile());

        // When
        JsonNode latest = json(get("/registry/subjects/intake.default.v1-value/versions/latest"));
        JsonNode ofId = json(get("/registry/schemas/ids/" + latest.path("id").asInt()));

        // Then
        assertThat(latest.path("schemaType").asText()).isEqualTo("JSON");
        assertThat(latest.path("id").asInt()).isEqualTo(DocumentSchema.ID);
        assertThat(new ObjectMapper().readTree(latest.path("schema").asText())).isEqualTo(documented);
        assertThat(ofId.path("schemaType").asText()).isEqualTo("JSON");
        assertThat(ofId.path("schema")).isEqualTo(latest.path("schema"));
        assertThat(new SchemaCatalog(TOPICS).find("intake.default.v1-value", documented.toPrettyString()))
                .isPresent();
        assertThat(new SchemaCatalog(TOPICS).find("intake.default.v1-value", "{}"))
                .isEmpty();
    }

    @Test
    void shouldListEarlierVersions() throws Exception {
        // When
        JsonNode versions = json(get("/registry/subjects/totals.daily.v1-value/versions"));
        JsonNode first = json(get("/registry/subjects/totals.daily.v1-value/versions/1"));
        JsonNode latest = json(get("/registry/subjects/totals.daily.v1-value/versions/latest"));

        // Then
        assertThat(versions).hasToString("[1,2]");
        assertThat(first.path("id").asInt()).isEqualTo(BundledSchemas.FIRST_ID + 1);
        assertThat(latest.path("version").asInt()).isEqualTo(2);
        assertThat(latest.path("schema").asText())
                .isNotEqualTo(first.path("schema").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "subjects/nothing-value/versions,           40401",
        "subjects/nothing-value/versions/1,         40401",
        "subjects/fates.v1-value/versions/2,        40402",
        "subjects/fates.v1-value/versions/x/schema, 40402",
        "schemas/ids/1,                             40403",
        "schemas/ids/99999999999,                   40403",
        "schemas/ids/x/versions,                    40403"
    })
    void shouldAnswerErrorsAsARegistryDoes(String path, int code) throws Exception {
        // When
        HttpResponse<String> response = get("/registry/" + path);

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error_code").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing-value|{}|40401",
                "fates.v1-value|{\"schema\":\"no schema\"}|40403",
                "fates.v1-value|[|40403"
            })
    void shouldNotFindOtherSchemas(String subject, String body, int code) throws Exception {
        // When
        HttpRequest request = HttpRequest.newBuilder(DOOR.address().resolve("/registry/subjects/" + subject))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error_code").asInt()).isEqualTo(code);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(DOOR.address().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
