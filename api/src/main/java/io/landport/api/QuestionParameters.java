package io.landport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import java.util.Collection;
import java.util.List;

/** Completes an OpenAPI document with the names of questions and with their options. */
final class QuestionParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Adds the options of questions to an operation, except those that it has already. */
    QuestionParameters options(String path, String method, Collection<? extends Question<?>> questions) {
        ArrayNode parameters = parameters(path, method);
        for (Question<?> question : questions) {
            for (QuestionOption option : question.options()) {
                if (!names(parameters).contains(option.name())) {
                    parameters
                            .addObject()
                            .put("name", option.name())
                            .put("in", "query")
                            .put("description", QuestionOption.text(option.description(), ""))
                            .putObject("schema")
                            .put("type", "string");
                }
            }
        }
        return this;
    }

    /** Lists the values of a parameter of the path. */
    QuestionParameters values(String path, String name, Collection<String> codes) {
        for (JsonNode parameter : parameters(path, "get")) {
            if (parameter.path("name").asText().equals(name)) {
                ArrayNode values = ((ObjectNode) parameter.path("schema")).putArray("enum");
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

    private static List<String> names(ArrayNode parameters) {
        return parameters.findValuesAsText("name");
    }
}
