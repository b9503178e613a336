package io.landport.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.contract.Topics;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.format.csv.Csv;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.json.Ndjson;
import io.landport.producer.publish.DryRun;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks what {@code docs/} says about feeds. */
class DocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void shouldDocumentEveryReasonAndNoOther() throws IOException {
        // When
        List<String> headings;
        try (Stream<String> lines = Files.lines(DOCS.resolve("rejections.md"))) {
            headings = lines.filter(line -> line.startsWith("### "))
                    .map(line -> line.substring("### ".length()))
                    .toList();
        }
        // Then
        assertThat(headings)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    @Test
    void shouldDocumentTheFixOfEveryReason() throws IOException {
        // When
        String page = Files.readString(DOCS.resolve("rejections.md")) + "\n\n";
        List<String> fixes = Pattern.compile("(?s)\nFix: (.*?)\n\n")
                .matcher(page)
                .results()
                .map(fix -> fix.group(1).replace('\n', ' ').replace("`", "").strip())
                .toList();

        // Then
        assertThat(fixes)
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::fix).toList());
    }

    @ParameterizedTest
    @CsvSource({"documents.ndjson", "documents.csv"})
    void shouldHaveSamplesThatAreAccepted(String sample) {
        // Given
        Format format = sample.endsWith(".csv") ? new Csv() : new Ndjson();
        IngestRequest request = new IngestRequest(
                format,
                List.of(Input.file(DOCS.resolve("samples").resolve(sample))),
                true,
                Optional.of(new Preview(new Judge(ReferenceReader.bundled()), LocalDate.of(2024, 12, 31))));
        // When
        IngestReport report = new Ingest(request, new DryRun(), Clock.systemUTC(), IngestListener.NONE).run();
        // Then
        assertThat(report.problem()).isEmpty();
        assertThat(report.counts().documents()).isPositive();
    }

    @Test
    void shouldHaveTheSameDocumentsInBothSamples() throws IOException {
        // When
        List<Object> json =
                read(new Ndjson(), Input.file(DOCS.resolve("samples").resolve("documents.ndjson")));
        List<Object> csv = read(new Csv(), Input.file(DOCS.resolve("samples").resolve("documents.csv")));
        // Then
        assertThat(csv).isEqualTo(json);
    }

    @Test
    void shouldReadEveryFieldThatTheSchemaNames() throws IOException {
        // Given
        JsonNode schema = new ObjectMapper()
                .readTree(DOCS.resolve("trade-document.schema.json").toFile());
        JsonNode revision = schema.at("/$defs/revision/properties");
        // When
        Set<String> rejected = new TreeSet<>();
        for (String field : (Iterable<String>) revision::fieldNames) {
            rejected.addAll(reasonsOf("{\"revision\":{\"" + field + "\":null}}"));
        }
        for (String field : (Iterable<String>) schema.at("/$defs/line/properties")::fieldNames) {
            rejected.addAll(reasonsOf("{\"revision\":{\"lines\":[{\"" + field + "\":null}]}}"));
        }
        // Then
        assertThat(rejected).doesNotContain(Reason.UNKNOWN_FIELD.code()).contains(Reason.MISSING_FIELD.code());
    }

    @Test
    void shouldNameTheFieldsOfTheAvroRecord() throws IOException {
        // Given
        ObjectMapper json = new ObjectMapper();
        JsonNode schema =
                json.readTree(DOCS.resolve("trade-document.schema.json").toFile());
        JsonNode avro;
        try (InputStream in = Topics.class.getResourceAsStream("TradeDocument.v2.avsc")) {
            avro = json.readTree(in);
        }
        JsonNode line = field(field(avro, "revision").at("/type/1"), "lines").at("/type/items");
        JsonNode details = field(line, "details").at("/type/1");
        // When // Then
        assertThat(names(schema.at("/properties"))).isEqualTo(avroNames(avro));
        for (String kind : List.of("revision", "cancellation", "decision")) {
            assertThat(names(schema.at("/$defs/" + kind + "/properties")))
                    .isEqualTo(flattened(field(avro, kind).at("/type/1"), details));
        }
        assertThat(names(schema.at("/$defs/line/properties"))).isEqualTo(flattened(line, details));
        assertThat(names(schema.at("/$defs/reference/properties")))
                .isEqualTo(avroNames(field(avro, "references").at("/type/items")));
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> avroNames(JsonNode avroRecord) {
        List<String> names = new ArrayList<>();
        avroRecord.path("fields").forEach(field -> names.add(field.path("name").asText()));
        return names;
    }

    /** JSON has the fields of the record {@code details} beside the others. */
    private static List<String> flattened(JsonNode avroRecord, JsonNode details) {
        return avroNames(avroRecord).stream()
                .flatMap(name -> name.equals("details") ? avroNames(details).stream() : Stream.of(name))
                .toList();
    }

    private static JsonNode field(JsonNode avroRecord, String name) {
        for (JsonNode field : avroRecord.path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("there is no field " + name);
    }

    private static List<String> reasonsOf(String line) throws IOException {
        Input input = Input.stream(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        try (Feed feed = new Ndjson().open(input)) {
            FeedItem item = feed.next();
            return item == null
                    ? List.of()
                    : item.rejected().map(rejected -> rejected.reason().code()).stream()
                            .toList();
        }
    }

    private static List<Object> read(Format format, Input input) throws IOException {
        List<Object> documents = new ArrayList<>();
        try (Feed feed = format.open(input)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                documents.add(item.document().orElseThrow());
            }
        }
        return documents;
    }
}
