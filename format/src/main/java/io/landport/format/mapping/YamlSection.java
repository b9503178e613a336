package io.landport.format.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Keys and values of a part of a mapping file, with their lines. Collects what is wrong instead of ending at the first. */
final class YamlSection {
    private static final int MAX_CODE_POINTS = 4 * 1024 * 1024;

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<MappingProblem> problems;

    private YamlSection(String file, int line, List<MappingProblem> problems) {
        this.file = file;
        this.line = line;
        this.problems = problems;
    }

    /** The whole file. Problems are added to the list, also later ones. */
    static YamlSection of(String file, String text, List<MappingProblem> problems) {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder()
                            .setLabel(file)
                            .setCodePointLimit(MAX_CODE_POINTS)
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(text);
            return of(file, root, problems);
        } catch (MarkedYamlEngineException e) {
            problems.add(new MappingProblem(
                    file,
                    line(e.getProblemMark()),
                    "the file is not YAML: " + e.getProblem(),
                    "Check the indentation, and quote texts that begin with a special character or contain ': '"));
        } catch (YamlEngineException e) {
            problems.add(
                    new MappingProblem(file, 1, "the file is not YAML: " + e.getMessage(), "Save it as UTF-8 text"));
        }
        return new YamlSection(file, 1, problems);
    }

    private static YamlSection of(String file, Optional<Node> root, List<MappingProblem> problems) {
        YamlSection section = new YamlSection(file, 1, problems);
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            section.fill(mapping);
        } else {
            section.problem(1, "the file does not consist of keys and values", "Begin with 'source: ...' or 'fields:'");
        }
        return section;
    }

    int line() {
        return line;
    }

    /** The line of a key; that of the section if it does not have the key. */
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    Collection<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void problem(int at, String problem, String fix) {
        problems.add(new MappingProblem(file, at, problem, fix));
    }

    /** Reports keys that the section cannot have. */
    void allow(Set<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problem(
                        line(key),
                        "there is no key '" + key + "' here",
                        Nearest.fix(key, known.stream().sorted().toList()));
            }
        }
    }

    /** A text, empty if the key is missing or has no text. An empty text is a value. */
    Optional<String> text(String key) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        problem(line(key), "'" + key + "' must be a text", "Write it on one line after the colon");
        return Optional.empty();
    }

    /** A text of a list of possible ones, or the default. */
    String choice(String key, String otherwise, List<String> possible) {
        String given = text(key).orElse(otherwise);
        if (!possible.contains(given)) {
            problem(line(key), "'" + key + "' is '" + given + "'", Nearest.fix(given, possible));
            return otherwise;
        }
        return given;
    }

    /** A whole number of at least 1, empty if the key is missing or has none. */
    Optional<Integer> count(String key) {
        Optional<String> given = text(key);
        if (given.isPresent() && !given.get().matches("[1-9][0-9]{0,5}")) {
            problem(line(key), "'" + key + "' is '" + given.get() + "'", "Write a whole number of at least 1");
            return Optional.empty();
        }
        return given.map(Integer::valueOf);
    }

    boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    boolean isSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Texts: a list, or a single one. */
    List<String> texts(String key) {
        Node node = values.get(key);
        List<String> texts = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    problem(line(item), "'" + key + "' must be a list of texts", "Write [one, another]");
                }
            }
        } else {
            text(key).ifPresent(texts::add);
        }
        return texts;
    }

    /** A part of this section; empty and without keys if the key is missing. */
    YamlSection section(String key) {
        Node node = values.get(key);
        YamlSection part = new YamlSection(file, line(key), problems);
        if (node instanceof MappingNode mapping) {
            part.fill(mapping);
        } else if (node != null) {
            problem(line(key), "'" + key + "' must have keys", "Write its keys below, indented");
        }
        return part;
    }

    /** Parts of this section: a list of them, or a single one. */
    List<YamlSection> sections(String key) {
        Node node = values.get(key);
        if (!(node instanceof SequenceNode list)) {
            return node == null ? List.of() : List.of(section(key));
        }
        List<YamlSection> parts = new ArrayList<>();
        for (Node item : list.getValue()) {
            YamlSection part = new YamlSection(file, line(item), problems);
            if (item instanceof MappingNode mapping) {
                part.fill(mapping);
            } else {
                problem(line(item), "an item of '" + key + "' must have keys", "Write '- key: value'");
            }
            parts.add(part);
        }
        return parts;
    }

    /** The problems so far, in the order of their lines. */
    List<MappingProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(MappingProblem::line))
                .toList();
    }

    private void fill(MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            int at = line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problem(at, "a key must be a text", "Write 'key: value'");
            } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
                problem(
                        at,
                        "the key '" + key.getValue() + "' is given twice, first on line " + lines.get(key.getValue()),
                        "Remove one of them");
            } else {
                lines.put(key.getValue(), at);
            }
        }
    }

    private static int line(Node node) {
        return line(node.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(known -> known.getLine() + 1).orElse(1);
    }
}
