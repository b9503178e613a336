package io.landport.format.mapping;

import io.landport.format.mapping.Mapping.Grouping;
import io.landport.format.mapping.Mapping.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads mapping files. {@code docs/formats/mapped-csv.md} describes them. */
public final class MappingReader {
    private static final Set<String> KEYS = Set.of(
            "description", "input", "parameters", "tables", "skip", "documents", "constants", "fields", "records");
    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";

    private MappingReader() {}

    /**
     * Checks a whole mapping file.
     *
     * @param name how users call it
     * @param file its name in messages
     * @throws InvalidMappingException with everything that is wrong
     */
    public static Mapping read(String name, String file, String text) throws InvalidMappingException {
        List<MappingProblem> problems = new ArrayList<>();
        YamlSection section = YamlSection.of(file, text, problems);
        if (!problems.isEmpty()) {
            throw new InvalidMappingException(section.problems());
        }
        Mapping mapping = mapping(name, file, section);
        requireKnownColumns(mapping, section);
        if (!problems.isEmpty()) {
            throw new InvalidMappingException(section.problems());
        }
        return mapping;
    }

    /** Finds columns that a mapping names but does not have, if it lists its columns itself. */
    private static void requireKnownColumns(Mapping mapping, YamlSection file) {
        List<String> columns = mapping.input().columns();
        if (columns.isEmpty()) {
            return;
        }
        ColumnIndex index = new ColumnIndex(columns);
        index.missing(mapping)
                .forEach(column -> file.problem(
                        column.line(),
                        "there is no column " + column.text() + " in 'input'",
                        Nearest.fix(column.names().get(0), columns)));
    }

    private static Mapping mapping(String name, String file, YamlSection section) {
        section.allow(KEYS);
        Map<String, Parameter> parameters = parameters(section.section("parameters"));
        return new Mapping(
                name,
                file,
                section.text("description").orElse(""),
                new InputSection(section.section("input")).layout(),
                parameters,
                skips(section),
                grouping(section.section("documents")),
                new RecordSection(tables(section.section("tables")), parameters.keySet()).records(section));
    }

    private static Map<String, Parameter> parameters(YamlSection section) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (String name : section.keys()) {
            YamlSection parameter = section.section(name);
            parameter.allow(Set.of("description", "default"));
            if (!name.matches(NAME)) {
                section.problem(
                        section.line(name),
                        "the parameter is called '" + name + "'",
                        "Use small letters, digits and hyphens");
            }
            parameters.put(name, new Parameter(parameter.text("description").orElse(""), parameter.text("default")));
        }
        return parameters;
    }

    private static Map<String, Map<String, String>> tables(YamlSection section) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (String name : section.keys()) {
            YamlSection table = section.section(name);
            Map<String, String> meanings = new LinkedHashMap<>();
            for (String code : table.keys()) {
                table.text(code).ifPresent(meaning -> meanings.put(code, meaning));
            }
            if (meanings.isEmpty()) {
                section.problem(section.line(name), "the table '" + name + "' is empty", "Write 'code: meaning'");
            }
            tables.put(name, meanings);
        }
        return tables;
    }

    private static List<SkipRule> skips(YamlSection section) {
        List<SkipRule> skips = new ArrayList<>();
        for (YamlSection part : section.sections("skip")) {
            part.allow(Set.of("name", "when"));
            List<Condition> when = ConditionSection.of(part, "when");
            String name = part.text("name").orElse("");
            if (name.isBlank()) {
                part.problem(part.line(), "the skipped rows have no name", "Add 'name', for the counts");
            }
            if (!part.has("when")) {
                part.problem(part.line(), "there is no condition: all rows would be skipped", "Add 'when'");
            }
            skips.add(new SkipRule(name, when));
        }
        return skips;
    }

    private static Grouping grouping(YamlSection section) {
        section.allow(Set.of("rows", "lines"));
        String rows = section.choice("rows", "adjacent", List.of("adjacent", "anywhere", "single"));
        boolean isSorted =
                section.choice("lines", "as-read", List.of("as-read", "sorted")).equals("sorted");
        if (isSorted && !rows.equals("anywhere")) {
            section.problem(
                    section.line("lines"),
                    "lines of rows that are " + rows + " are not sorted",
                    "Use 'rows: anywhere'");
        }
        return switch (rows) {
            case "anywhere" -> isSorted ? Grouping.ANYWHERE_SORTED : Grouping.ANYWHERE;
            case "single" -> Grouping.SINGLE;
            default -> Grouping.ADJACENT;
        };
    }
}
