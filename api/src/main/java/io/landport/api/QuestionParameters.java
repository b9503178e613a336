package io.landport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import java.util.Collection;

/** Completes an OpenAPI document with the names of questions and with their options, whose descriptions it does not repeat. */
final class QuestionParameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "description";
    private static final String SCHEMA = "schema";

    private final ObjectNode document;

    private QuestionParameters(ObjectNode document) {
        this.document = document;
    }

    static QuestionParameters of(String document) {
        try {
            return new QuestionParameters((ObjectNode) JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the OpenAPI document is not JSON", e);
        }
    }

    /** Describes the options of questions in an operation: those that it names already, for an example or a schema, and all others. */
    QuestionParameters options(String path, String method, Collection<? extends Question<?>> questions) {
        ArrayNode parameters = parameters(path, method);
        for (Question<?> question : questions) {
            for (QuestionOption option : question.options()) {
                ObjectNode parameter = parameter(parameters, option.name());
                if (!parameter.has(DESCRIPTION)) {
                    parameter.put(DESCRIPTION, QuestionOption.text(option.description(), ""));
                }
                if (!parameter.has(SCHEMA)) {
                    parameter.putObject(SCHEMA).put("type", "string");
                }
            }
        }
        return this;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("name").asText().equals(name)) {
                return (ObjectNode) parameter;
            }
        }
        return parameters.addObject().put("name", name).put("in", "query");
    }

    /** Lists the values of a parameter of the path. */
    QuestionParameters values(String path, String name, Collection<String> codes) {
        for (JsonNode parameter : parameters(path, "get")) {
            if (parameter.path("name").asText().equals(name)) {
                ArrayNode values = ((ObjectNode) parameter.path(SCHEMA)).putArray("enum");
                codes.forEach(values::add);
            }
        }
        return this;
    }

    String text() {
        return document.toPrettyString();
    }

    private ArrayNode parameters(String path, String method) {
        return (ArrayNode) document.path("paths").path(path).path(method).path("parameters");
    }
}
