package io.landport.format.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads conditions: {@code {column: FLOW, is: [1, 2]}}, or a list of them. */
final class ConditionSection {
    private static final Set<String> TESTS = Set.of("is", "is-not", "matches", "empty", "zero");
    private static final Set<String> KEYS = Set.of("column", "minus", "is", "is-not", "matches", "empty", "zero");
    private static final Pattern ZERO = Pattern.compile("-?0*([.,]0*)?");

    private ConditionSection() {}

    /** The conditions under a key; none if it is missing. */
    static List<Condition> of(YamlSection section, String key) {
        List<Condition> conditions = new ArrayList<>();
        for (YamlSection part : section.sections(key)) {
            condition(part).ifPresent(conditions::add);
        }
        return conditions;
    }

    private static Optional<Condition> condition(YamlSection part) {
        part.allow(KEYS);
        List<String> names = part.texts("column");
        if (names.isEmpty()) {
            part.problem(part.line(), "the condition has no column", "Write {column: NAME, is: TEXT}");
            return Optional.empty();
        }
        List<String> given = part.keys().stream().filter(TESTS::contains).toList();
        if (given.size() != 1) {
            part.problem(
                    part.line(),
                    given.isEmpty() ? "the condition tests nothing" : "the condition has several tests: " + given,
                    "Use one of is, is-not, matches, empty, zero in each condition; conditions of a list must all hold");
            return Optional.empty();
        }
        if (part.has("minus") && !given.get(0).equals("zero")) {
            part.problem(part.line("minus"), "'minus' needs the test 'zero'", "Add 'zero: true' or 'zero: false'");
        }
        List<ColumnName> minus = part.texts("minus").stream()
                .map(name -> new ColumnName(List.of(name), part.line("minus")))
                .toList();
        return test(part, given.get(0))
                .map(test -> new Condition(new ColumnName(names, part.line("column")), minus, test));
    }

    private static Optional<Predicate<String>> test(YamlSection part, String key) {
        switch (key) {
            case "is", "is-not" -> {
                Set<String> texts = Set.copyOf(part.texts(key));
                boolean expected = key.equals("is");
                return Optional.of(text -> texts.contains(text) == expected);
            }
            case "matches" -> {
                return pattern(part, key)
                        .map(pattern -> text -> pattern.matcher(text).matches());
            }
            default -> {
                boolean expected =
                        part.choice(key, "true", List.of("true", "false")).equals("true");
                return Optional.of(
                        key.equals("empty")
                                ? text -> text.isEmpty() == expected
                                : text -> (!text.isEmpty() && ZERO.matcher(text).matches()) == expected);
            }
        }
    }

    /** A regular expression, empty if the key is missing or it is not valid. */
    static Optional<Pattern> pattern(YamlSection section, String key) {
        Optional<String> text = section.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text.get()));
        } catch (PatternSyntaxException e) {
            section.problem(
                    section.line(key),
                    "'" + text.get() + "' is not a regular expression: " + e.getDescription(),
                    "Use the syntax of java.util.regex, in single quotes");
            return Optional.empty();
        }
    }
}
