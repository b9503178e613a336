package io.landport.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.landport.http.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The query parameters that the OpenAPI document declares for an operation. A parameter with a typo would otherwise be ignored: {@code
 * ?dryrun=true} would publish.
 */
public final class QueryParameters {
    /** A declared name with this ending stands for every name that begins like it. */
    private static final String ANY_NAME = "NAME";

    private final Set<String> names;

    private QueryParameters(Set<String> names) {
        this.names = names;
    }

    /** Those of an operation; none if the document does not have it. */
    public static QueryParameters of(OpenApiDocument document, String method, String path) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : document.operation(method, path).path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return new QueryParameters(names);
    }

    /**
     * Requires that each given parameter is declared, and given once.
     *
     * @param given values by name
     * @throws ProblemException with all problems
     */
    public void require(Map<String, List<String>> given) {
        List<String> problems = new ArrayList<>();
        given.forEach((name, values) -> {
            if (!isDeclared(name)) {
                problems.add("unknown parameter \"" + name + "\"; "
                        + (names.isEmpty() ? "there are none" : "parameters are " + String.join(", ", names)));
            } else if (values.size() != 1) {
                problems.add(name + ": is given " + values.size() + " times");
            }
        });
        if (!problems.isEmpty()) {
            throw ProblemException.badRequest(String.join("; ", problems));
        }
    }

    private boolean isDeclared(String name) {
        return names.contains(name)
                || names.stream()
                        .filter(declared -> declared.endsWith(ANY_NAME))
                        .anyMatch(declared ->
                                name.startsWith(declared.substring(0, declared.length() - ANY_NAME.length())));
    }
}
