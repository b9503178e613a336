package io.landport.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parameters of requests: each is given once, and is text. */
final class RequestParameters {
    private RequestParameters() {}

    /** The parameters that are not empty, by name; adds a sentence for each that cannot be used. */
    static SortedMap<String, String> single(Map<String, List<String>> given, List<String> problems) {
        SortedMap<String, String> parameters = new TreeMap<>();
        given.forEach((name, values) -> {
            if (values.size() != 1) {
                problems.add(name + ": is given " + values.size() + " times; separate values by commas");
            } else if (!isText(name) || !isText(values.get(0))) {
                problems.add("parameters must be text without control characters");
            } else if (!values.get(0).isEmpty()) {
                parameters.put(name, values.get(0));
            }
        });
        return parameters;
    }

    /** The link of a path with parameters. */
    static String link(String path, SortedMap<String, String> parameters) {
        return path
                + parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + '=' + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2C", ",");
    }
}
