package io.landport.api.assistant;

import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON schemas of the arguments of tools, made from questions and their options. */
final class ToolSchemas {
    private static final String DESCRIPTION = "description";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required;

    private ToolSchemas(List<String> required) {
        this.required = required;
    }

    /** The schema of a tool that needs some arguments. */
    static ToolSchemas requiring(String... names) {
        return new ToolSchemas(List.of(names));
    }

    /** An argument that is a text. */
    ToolSchemas text(String name, String description) {
        properties.put(name, Map.of("type", "string", DESCRIPTION, description));
        return this;
    }

    /** An argument that names one of these questions. */
    ToolSchemas oneOf(String name, Map<String, ? extends Question<?>> questions) {
        String described = questions.values().stream()
                .map(question ->
                        question.code() + ": " + text(question.description().get(0)))
                .collect(Collectors.joining("\n"));
        return choice(name, questions.keySet(), described);
    }

    /** An argument that is one of these names. */
    ToolSchemas choice(String name, Collection<String> names, String description) {
        properties.put(name, Map.of("type", "string", "enum", List.copyOf(names), DESCRIPTION, description));
        return this;
    }

    /** The options of all these questions; a description that depends on the question is that of the first one. */
    ToolSchemas options(Collection<? extends Question<?>> questions) {
        Map<String, List<String>> descriptions = questions.stream()
                .flatMap(question -> question.options().stream())
                .collect(Collectors.groupingBy(
                        QuestionOption::name,
                        LinkedHashMap::new,
                        Collectors.mapping(option -> text(option.description()), Collectors.toList())));
        descriptions.forEach((name, texts) -> properties.putIfAbsent(
                name,
                Map.of(
                        "type",
                        "string",
                        DESCRIPTION,
                        texts.stream().distinct().count() == 1
                                ? texts.get(0)
                                : texts.get(0) + " Depends on the question: see catalogue.")));
        return this;
    }

    Map<String, Object> schema() {
        return Map.of("type", "object", "properties", properties, "required", required, "additionalProperties", false);
    }

    static String text(String description) {
        return QuestionOption.text(description, "");
    }
}
