package io.landport.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.contract.SchemaCatalog;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The description of the topics, held to the topics and to the rules of AsyncAPI 3.0. */
final class AsyncApiTest {
    /** Only commands of operators write them. */
    private static final Set<String> OF_OPERATORS = Set.of(
            "documents.quarantined.v1",
            "documents.copied.v1",
            "generations.v1",
            "access.tokens.v1",
            "operators.actions.v1",
            "sources.paused.v1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Topics topics = new Topics("");
    private final JsonNode document = new AsyncApi(topics).document();

    @Test
    void shouldDescribeEveryTopicThatOthersMayWriteOrRead() {
        // When
        List<String> addresses = values(document.path("channels"))
                .map(channel -> channel.path("address").asText())
                .toList();

        // Then
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(topics.all().stream()
                        .map(Topic::name)
                        .filter(name -> !OF_OPERATORS.contains(name))
                        .toList());
        assertThat(operations("receive"))
                .containsExactlyInAnyOrder("intake.default.v1", "customs.documents.v1", "ecommerce.documents.v1");
        assertThat(operations("send")).hasSize(addresses.size() - 1).doesNotContain("intake.default.v1");
    }

    @Test
    void shouldNameTheTopicsOfTheInstallation() {
        // When
        JsonNode prefixed = new AsyncApi(Topics.of("eu.", List.of("rail"))).document();

        // Then
        assertThat(prefixed.path("channels").fieldNames())
                .toIterable()
                .contains("eu.intake.rail.v1", "eu.fates.v1")
                .allMatch(name -> name.startsWith("eu."));
        requireReferences(prefixed);
    }

    /** Required members, values that are fixed, and names that may be part of a reference. */
    @Test
    void shouldFollowTheRulesOfTheSpecification() {
        // Then
        requireReferences(document);
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(document.path("info").path("version").asText()).isNotBlank();
        assertThat(document.fieldNames())
                .toIterable()
                .isSubsetOf(
                        "asyncapi",
                        "id",
                        "info",
                        "servers",
                        "defaultContentType",
                        "channels",
                        "operations",
                        "components");
        Stream.of("schemas", "messages")
                .forEach(kind -> assertThat(
                                document.path("components").path(kind).fieldNames())
                        .toIterable()
                        .isNotEmpty()
                        .allMatch(name -> name.matches("[a-zA-Z0-9._-]+")));
        assertThat(values(document.path("channels"))).isNotEmpty().allSatisfy(channel -> {
            assertThat(channel.path("address").isTextual()).isTrue();
            assertThat(channel.path("messages").size()).isPositive();
        });
        assertThat(document.path("operations").properties()).isNotEmpty().allSatisfy(entry -> {
            JsonNode operation = entry.getValue();
            String channel = operation.path("channel").path("$ref").asText();
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            assertThat(channel).startsWith("#/channels/");
            assertThat(operation.path("messages"))
                    .isNotEmpty()
                    .allMatch(message -> message.path("$ref").asText().startsWith(channel + "/messages/"));
        });
    }

    @Test
    void shouldHaveTheSchemasOfTheRecordsWithAnExampleOfEach() {
        // Given
        JsonNode messages = document.path("components").path("messages");
        Set<String> described = new HashSet<>();

        // Then
        topics.all().stream()
                .filter(topic -> topic.format() != null && !OF_OPERATORS.contains(topic.name()))
                .forEach(topic -> {
                    JsonNode message = messages.path(topic.value());
                    JsonNode schema = message.path("payload").path("schema");
                    assertThat(new SchemaCatalog(topics).find(topic.subject(), schema.toString()))
                            .isPresent();
                    assertThat(message.path("payload").path("schemaFormat").asText())
                            .startsWith("application/vnd.apache.avro+json;version=");
                    assertThat(message.path("examples")).as(topic.value()).isNotEmpty();
                    message.path("examples")
                            .forEach(example -> requireFields(topic.value(), schema, example.path("payload")));
                    described.add(topic.value());
                });
        assertThat(messages.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(described.stream(), Stream.of("Document", "AnyFormat", "DeadLetter"))
                                .toList());
    }

    @Test
    void shouldSayWhatTheKeyOfEachRecordIs() {
        assertThat(document.path("channels")).hasSizeGreaterThan(10).allSatisfy(channel -> {
            Topic<?> topic = topics.all().stream()
                    .filter(each -> each.name().equals(channel.path("address").asText()))
                    .findFirst()
                    .orElseThrow();
            JsonNode binding = document.at("/components/messages/" + topic.value() + "/bindings/kafka/key");

            assertThat(channel.path("description").asText()).startsWith("Key: " + topic.key() + ". ");
            assertThat(binding.isMissingNode()).as(topic.name()).isEqualTo(topic.format() == null);
            assertThat(binding.path("description").asText(topic.key())).isEqualTo(topic.key());
        });
    }

    @Test
    void shouldHaveExamplesThatAreDocuments() throws Exception {
        // Given
        List<FeedItem> items = new ArrayList<>();

        // When
        for (JsonNode example : document.at("/components/messages/Document/examples")) {
            byte[] json = JSON.writeValueAsBytes(example.path("payload"));
            try (Feed feed = new Json().open(Input.decompressed("example", json))) {
                for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                    items.add(item);
                }
            }
        }

        // Then
        assertThat(items).hasSize(3).allMatch(item -> item.document().isPresent());
    }

    private List<String> operations(String action) {
        return values(document.path("operations"))
                .filter(operation -> operation.path("action").asText().equals(action))
                .map(operation ->
                        operation.path("channel").path("$ref").asText().substring("#/channels/".length()))
                .toList();
    }

    private static void requireReferences(JsonNode document) {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    /** Whether an example has exactly the fields of its record, and of the records in it. */
    private static void requireFields(String place, JsonNode schema, JsonNode value) {
        JsonNode type = schema.isTextual() || schema.isArray() ? schema : schema.path("type");
        if (schema.isArray()) {
            boolean isNull = value.isNull();
            assertThat(StreamSupport.stream(schema.spliterator(), false)
                            .filter(branch -> branch.asText().equals("null") == isNull))
                    .as(place)
                    .isNotEmpty();
            StreamSupport.stream(schema.spliterator(), false)
                    .filter(branch -> !isNull && branch.path("type").asText().equals("record"))
                    .findFirst()
                    .ifPresent(branch -> requireFields(place, branch, value));
        } else if (type.isObject()) {
            requireFields(place, type, value);
        } else if (type.asText().equals("record")) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            schema.path("fields").forEach(field -> fields.put(field.path("name").asText(), field.path("type")));
            assertThat(value.fieldNames()).as(place).toIterable().containsExactlyElementsOf(fields.keySet());
            fields.forEach((name, field) -> requireFields(place + '.' + name, field, value.path(name)));
        } else if (type.asText().equals("array")) {
            assertThat(value.isArray()).as(place).isTrue();
            value.forEach(item -> requireFields(place, schema.path("items"), item));
        } else {
            assertThat(value.isValueNode() || type.asText().equals("map"))
                    .as(place)
                    .isTrue();
        }
    }

    private static Stream<JsonNode> values(JsonNode object) {
        return StreamSupport.stream(object.spliterator(), false);
    }
}
