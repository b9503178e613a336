package io.landport.format.mapping;

import io.landport.format.mapping.InputLayout.CharacterRange;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code input} of a mapping file. */
final class InputSection {
    private static final Set<String> KEYS =
            Set.of("encoding", "separator", "quote", "columns", "skip-lines", "decimal", "thousands", "missing");
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|', "space", ' ');
    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})(-([1-9][0-9]{0,4}))?");

    private final YamlSection section;

    InputSection(YamlSection section) {
        this.section = section;
    }

    InputLayout layout() {
        section.allow(KEYS);
        List<String> columns = new ArrayList<>();
        Optional<List<CharacterRange>> positions = Optional.empty();
        if (section.isSection("columns")) {
            positions = Optional.of(positions(section.section("columns"), columns));
        } else if (section.isList("columns")) {
            columns.addAll(section.texts("columns"));
            requireDifferent(columns);
        } else {
            section.choice("columns", "header", List.of("header"));
        }
        return new InputLayout(
                encodings(),
                separator(),
                quote(),
                columns,
                positions,
                section.count("skip-lines").orElse(0),
                numbers(),
                new LinkedHashSet<>(section.texts("missing")));
    }

    private List<Charset> encodings() {
        List<Charset> encodings = new ArrayList<>();
        for (String name : section.has("encoding") ? section.texts("encoding") : List.of("UTF-8")) {
            String known = InputLayout.ENCODINGS.get(name.toUpperCase(Locale.ROOT));
            if (known == null || !Charset.isSupported(known)) {
                section.problem(
                        section.line("encoding"),
                        "the encoding '" + name + "' is not supported",
                        Nearest.fix(
                                name,
                                InputLayout.ENCODINGS.keySet().stream().sorted().toList()));
            } else {
                encodings.add(Charset.forName(known));
            }
        }
        return encodings;
    }

    private char separator() {
        String given = section.text("separator").orElse("comma");
        Character named = SEPARATORS.get(given);
        if (named != null) {
            return named;
        }
        if (given.length() != 1 || given.equals("\"") || Character.isLetterOrDigit(given.charAt(0))) {
            section.problem(
                    section.line("separator"),
                    "the separator is '" + given + "'",
                    "Use comma, semicolon, tab, bar, space, or one other character in quotes");
            return ',';
        }
        return given.charAt(0);
    }

    private @Nullable Character quote() {
        String given = section.text("quote").orElse("\"");
        if (given.equals("none")) {
            return null;
        }
        if (given.length() != 1) {
            section.problem(
                    section.line("quote"), "the quote is '" + given + "'", "Use one character in quotes, or none");
            return '"';
        }
        return given.charAt(0);
    }

    private NumberForm numbers() {
        String decimal = section.choice("decimal", "point", List.of("point", "comma"));
        String thousands =
                section.choice("thousands", "none", List.of("none", "space", "comma", "point", "apostrophe"));
        if (decimal.equals(thousands)) {
            section.problem(
                    section.line("thousands"),
                    "decimal and thousands are both a " + decimal,
                    "Set thousands to the other one, or remove it");
        }
        return new NumberForm(NumberForm.SEPARATORS.getOrDefault(decimal, '.'), NumberForm.SEPARATORS.get(thousands));
    }

    private List<CharacterRange> positions(YamlSection columns, List<String> names) {
        List<CharacterRange> positions = new ArrayList<>();
        for (String name : columns.keys()) {
            String text = columns.text(name).orElse("");
            Matcher range = RANGE.matcher(text);
            int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
            int to = range.matches() && range.group(3) != null ? Integer.parseInt(range.group(3)) : from;
            if (from == 0 || to < from) {
                columns.problem(
                        columns.line(name),
                        "the characters of column '" + name + "' are '" + text + "'",
                        "Write the first and the last, such as 7-10");
            } else {
                names.add(name);
                positions.add(new CharacterRange(from, to));
            }
        }
        if (names.isEmpty()) {
            columns.problem(columns.line(), "there are no columns", "Write 'name: first-last' for each");
        }
        return positions;
    }

    private void requireDifferent(List<String> columns) {
        Set<String> seen = new LinkedHashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                section.problem(
                        section.line("columns"), "the column '" + column + "' is given twice", "Rename one of them");
            }
        }
        if (columns.isEmpty()) {
            section.problem(section.line("columns"), "there are no columns", "Name them, or write 'columns: header'");
        }
    }
}
