package io.landport.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.DocumentSchema;
import io.landport.contract.SchemaCatalog;
import io.landport.contract.SchemaCatalog.SchemaVersion;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.http.Resources;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The AsyncAPI 3.0 document of the topics that other systems may write or read: all but those that only commands of operators write. The
 * resource {@code asyncapi.json} has what cannot be derived from the topics: examples, and the messages without an Avro schema.
 */
final class AsyncApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPERATORS = "operators";
    private static final String MESSAGES = "messages";
    private static final String REFERENCE = "$ref";
    private static final String BINDING_VERSION = "0.5.0";
    private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";

    private final Topics topics;
    private final SchemaCatalog catalog;
    private final ObjectNode document;

    /** @param topics of the live generation */
    AsyncApi(Topics topics) {
        this.topics = topics;
        this.catalog = new SchemaCatalog(topics);
        this.document = (ObjectNode) read(Resources.text(AsyncApi.class, "asyncapi.json"));
    }

    JsonNode document() {
        addDocumentSchema();
        Collection<Topic<byte[]>> intakes = topics.intakes().values();
        Set<String> written = Stream.concat(
                        intakes.stream().map(Topic::name),
                        Stream.of(Channel.values())
                                .map(channel -> topics.documents(channel).name()))
                .collect(Collectors.toSet());
        for (Topic<?> topic : topics.all()) {
            if (!topic.writtenBy().equals(OPERATORS)) {
                List<String> messages = intakes.contains(topic)
                        ? List.of("Document", "TradeDocument", "AnyFormat")
                        : List.of(topic.format() == null ? "DeadLetter" : topic.value());
                addMessage(topic);
                addChannel(topic, messages);
                if (written.contains(topic.name())) {
                    addOperation("receive", topic, messages);
                }
                if (!intakes.contains(topic)) {
                    addOperation("send", topic, messages);
                }
            }
        }
        return document;
    }

    /** Its definitions become schemas of this document, because references begin at its root. */
    private void addDocumentSchema() {
        ObjectNode schema = (ObjectNode) read(DocumentSchema.text().replace("#/$defs/", "#/components/schemas/"));
        ObjectNode schemas = component("schemas");
        schemas.setAll((ObjectNode) schema.remove("$defs"));
        schema.remove("$schema");
        schemas.set("document", schema);
    }

    private void addMessage(Topic<?> topic) {
        if (topic.format() == null) {
            return;
        }
        List<SchemaVersion> versions = catalog.versions(topic.subject());
        ObjectNode message = component(MESSAGES)
                .withObject('/' + topic.value())
                .put("name", topic.value())
                .put("contentType", "application/vnd.apache.avro+binary");
        message.putObject("payload")
                .put("schemaFormat", AVRO)
                .set("schema", read(versions.get(versions.size() - 1).schema()));
        ObjectNode binding = message.putObject("bindings")
                .putObject("kafka")
                .put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .put("bindingVersion", BINDING_VERSION);
        binding.putObject("key").put("type", "string").put("description", topic.key());
    }

    private void addChannel(Topic<?> topic, List<String> messages) {
        ObjectNode channel = document.withObject("/channels")
                .putObject(topic.name())
                .put("address", topic.name())
                .put(
                        "description",
                        "Key: " + topic.key() + ". Written by " + topic.writtenBy() + ", read by " + topic.readBy()
                                + '.');
        ObjectNode references = channel.putObject(MESSAGES);
        messages.forEach(message -> references.putObject(message).put(REFERENCE, "#/components/messages/" + message));
        ObjectNode binding = channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic.name())
                .put("partitions", topic.partitions())
                .put("bindingVersion", BINDING_VERSION);
        ObjectNode settings = binding.putObject("topicConfiguration");
        settings.putArray("cleanup.policy").add(topic.cleanup().policy());
        topic.kept().ifPresent(kept -> settings.put("retention.ms", kept.toMillis()));
    }

    /** @param action of Landport: it receives what others write */
    private void addOperation(String action, Topic<?> topic, List<String> messages) {
        String channel = "#/channels/" + topic.name();
        ObjectNode operation = document.withObject("/operations")
                .putObject(action + '-' + topic.name())
                .put("action", action);
        operation.putObject("channel").put(REFERENCE, channel);
        messages.forEach(message ->
                operation.withArray(MESSAGES).addObject().put(REFERENCE, channel + '/' + MESSAGES + '/' + message));
    }

    private ObjectNode component(String kind) {
        return document.withObject("/components/" + kind);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
