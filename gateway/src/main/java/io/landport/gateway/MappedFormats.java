package io.landport.gateway;

import io.javalin.http.Context;
import io.landport.format.csv.MappedCsv;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code csv} with the mapping that a request names. Mappings are found by name only, never by path. */
record MappedFormats(MappingCatalog mappings) {
    private static final String ARGUMENT = "set.";

    /** Rows beyond it are sorted on disk. Many requests may sort at a time. */
    private static final int SORT_BYTES = 4 * 1024 * 1024;

    /** @throws ProblemException if there is no such mapping, or a parameter of it is missing or unknown */
    MappedCsv of(Context context, String name) {
        Mapping mapping = mapping(name);
        try {
            return new MappedCsv(mapping, MappingArguments.of(mapping, arguments(context))).withSortBytes(SORT_BYTES);
        } catch (MappingArgumentException e) {
            throw new ProblemException(Problem.of(ProblemTypes.BAD_REQUEST, e.getMessage() + " (set.NAME=VALUE)"), e);
        }
    }

    private Mapping mapping(String name) {
        try {
            return mappings.find(name)
                    .orElseThrow(() -> new ProblemException(Problem.of(
                            ProblemTypes.BAD_REQUEST, "there is no mapping of this name: use one of " + names())));
        } catch (InvalidMappingException | IOException e) {
            throw new ProblemException(
                    Problem.of(
                            GatewayProblems.UNSUPPORTED_FORMAT,
                            "the mapping cannot be used; its operator finds out why with"
                                    + " 'landport mapping check'"),
                    e);
        }
    }

    private String names() {
        try {
            return String.join(", ", mappings.names());
        } catch (IOException e) {
            return "the configured ones";
        }
    }

    private static Map<String, String> arguments(Context context) {
        Map<String, String> arguments = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (parameter.getKey().startsWith(ARGUMENT)) {
                arguments.put(
                        parameter.getKey().substring(ARGUMENT.length()),
                        parameter.getValue().get(0));
            }
        }
        return arguments;
    }
}
