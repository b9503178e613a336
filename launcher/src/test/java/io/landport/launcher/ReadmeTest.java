package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.CleanupPolicy;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.installation.settings.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages name exists: commands, options, topics, settings, modules, classes and files. */
final class ReadmeTest {
    /** The bench has its own commands and tests that check these pages. */
    private static final Set<String> OF_THE_BENCH = Set.of("benchmarks.md", "fire.md");

    /** The tests run in the module's folder. */
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    private static final String BENCH = "bench";

    /** Read only; making it takes longer than looking all words of a page up in it. */
    private static final CommandLine COMMANDS = new CommandLine(new LandportCommand(Map.of()));

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CALL = Pattern.compile("(?:\\./|`)landport ([a-z][^`#\n]*)");
    private static final Pattern SETTING = Pattern.compile("LANDPORT_[A-Z_]*[A-Z]");
    private static final Pattern TOPIC = Pattern.compile("\\b[a-z-]+\\.[a-z-]+\\.v[0-9]+\\b");
    private static final Pattern DECISION = Pattern.compile("(?m)^\\| \\[(\\d+)\\. ([^\\]]+)]\\(([^)]+)\\) \\|");
    private static final Pattern PATH = Pattern.compile("(?:docs|\\.ci)/[\\w./-]*|[\\w-]+\\.(?:md|yml)");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(CHECKOUT);
                Stream<Path> docs = Files.walk(CHECKOUT.resolve("docs"))) {
            return Stream.concat(top, docs).filter(page -> page.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @Test
    void shouldFindThePages() throws IOException {
        // When
        List<Path> pages = pages().map(CHECKOUT::relativize).toList();

        // Then
        assertThat(pages)
                .contains(
                        Path.of("README.md"),
                        Path.of("ARCHITECTURE.md"),
                        Path.of("CONTRIBUTING.md"),
                        Path.of("docs/feeds.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameOnlyFilesThatAreThere(Path page) {
        // When
        List<String> missing = code(text(page))
                .filter(words -> PATH.matcher(words).matches())
                .filter(path -> !Files.exists(CHECKOUT.resolve(path)))
                .toList();

        // Then
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameOnlySettingsThatThereAre(Path page) {
        // Given
        Set<String> settings =
                Arrays.stream(SettingKey.values()).map(SettingKey::variable).collect(Collectors.toSet());

        // When
        Stream<String> named =
                found(SETTING, text(page), 0).map(setting -> setting.replaceFirst(SettingKey.FILE_SUFFIX + '$', ""));

        // Then
        assertThat(named).isSubsetOf(settings);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameOnlyTopicsThatThereAre(Path page) {
        // Given
        // Feeds of examples, beside the one that there always is.
        Set<String> topics = Topics.of("", List.of(Topics.DEFAULT_FEED, "lorries", "orders")).all().stream()
                .map(Topic::name)
                .collect(Collectors.toSet());

        // When
        Stream<String> named = found(TOPIC, text(page), 0);

        // Then
        assertThat(named).isSubsetOf(topics);
    }

    /** As parsed by the program itself: commands, options and the number of their parameters. */
    @ParameterizedTest
    @MethodSource("pages")
    void shouldCallOnlyCommandsThatThereAre(Path page) {
        // When
        List<String> wrong = found(CALL, text(page), 1)
                .filter(call -> !call.contains("..."))
                // Not the launcher's: the script runs it, and its own tests read its page.
                .filter(call -> !call.startsWith(BENCH))
                .flatMap(call -> wordsThatAreNone(call).stream())
                .toList();

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldNameEveryOptionThatThereIs() throws IOException {
        // Given
        Set<String> options = new TreeSet<>();
        collectOptions(COMMANDS, options);
        // Those of other programs.
        options.addAll(Set.of("--build", "--detach", "--scale", "--env-file", "--no-build", "--alter", "--add-config"));
        options.addAll(Set.of("--prefix", "--uninstall", "--tag"));

        // When
        Stream<String> named = pages().filter(
                        page -> !OF_THE_BENCH.contains(page.getFileName().toString()))
                .flatMap(page -> code(text(page)))
                .filter(words -> !words.startsWith(BENCH))
                .flatMap(words -> Stream.of(words.split("[ =]")))
                .filter(word -> word.matches("--[a-z][a-z-]*"));

        // Then
        assertThat(named).isSubsetOf(options);
    }

    @Test
    void shouldListEveryCommand() {
        // Given
        Set<String> commands = new TreeSet<>();
        COMMANDS.getSubcommands().forEach((name, command) -> {
            Set<String> parts = command.getSubcommands().keySet();
            commands.addAll(
                    parts.isEmpty()
                            ? Set.of(name)
                            : parts.stream().map(part -> name + ' ' + part).collect(Collectors.toSet()));
        });

        // When
        Stream<String> listed = rows(section("docs/reference/commands.md", "# Commands")).stream()
                .map(row -> row.get(0))
                .flatMap(ReadmeTest::code);

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void shouldListEveryTopicAsItIs() {
        // Given
        List<List<String>> topics = new Topics("")
                .all().stream()
                        .map(topic -> List.of(topic.name(), topic.key(), topic.value(), kept(topic)))
                        .toList();

        // When
        List<List<String>> listed = rows(section("docs/reference/topics.md", "# Topics")).stream()
                .map(row -> row.stream().map(cell -> cell.replace("`", "")).toList())
                .toList();

        // Then
        assertThat(listed).isEqualTo(topics);
    }

    /** {@code InvalidRecordsTest} writes such records, {@code RecordDecoderTest} reads them. */
    @Test
    void shouldSayOfEveryTopicWhatARecordThatCannotBeDecodedDoes() {
        // Given
        Topics topics = new Topics("");
        Predicate<Topic<?>> isOfBytes = topic -> topic.format() == null;
        Predicate<Topic<?>> isOfDocuments = topic -> topics.documentNames().contains(topic.name());

        // When
        List<List<String>> effects = rows(section("docs/security.md", "## Records that Landport did not write"));

        // Then
        assertThat(code(effects.get(0).get(0)))
                .containsExactlyInAnyOrderElementsOf(topics.all().stream()
                        .filter(Topic::isAdvisory)
                        .map(Topic::name)
                        .toList());
        assertThat(effects.subList(3, 5).stream().map(row -> row.get(0)).flatMap(ReadmeTest::code))
                .containsExactlyInAnyOrderElementsOf(topics.all().stream()
                        .filter(isOfBytes)
                        .map(topic -> topic.name().replace("intake.default.v1", "intake.*"))
                        .toList());
        assertThat(topics.all().stream()
                        .filter(topic -> !topic.isAdvisory())
                        .filter(isOfBytes.or(isOfDocuments).negate()))
                .as("aggregate topics")
                .allMatch(topic -> topic.cleanup() == CleanupPolicy.COMPACT
                        && topic.writtenBy().equals("streams"));
        assertThat(effects)
                .extracting(row -> row.get(0))
                .contains("aggregate topics and internal topics", "document topics");
    }

    @Test
    void shouldListEveryModule() {
        // Given
        List<String> modules = found(Pattern.compile("<module>(.+)</module>"), text(CHECKOUT.resolve("pom.xml")), 1)
                .distinct()
                .toList();

        // When
        Stream<String> listed = rows(section("ARCHITECTURE.md", "## Modules")).stream()
                .map(row -> row.get(1).replace("`", ""));

        // Then
        assertThat(listed).containsExactlyElementsOf(modules);
    }

    @Test
    void shouldPointToPlacesThatExist() throws IOException {
        // Given
        List<List<String>> rows = rows(section("ARCHITECTURE.md", "## Where to find it"));

        // When
        List<String> missing = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> names =
                    code(row.get(1)).filter(name -> !name.startsWith("docs/")).toList();
            for (String name : names.subList(1, names.size())) {
                if (!isPlace(names.get(0), name)) {
                    missing.add(names.get(0) + ' ' + name);
                }
            }
        }

        // Then
        assertThat(rows).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNameBreakpointsThatExist() throws IOException {
        // Given
        List<List<String>> rows = rows(section("CONTRIBUTING.md", "## Follow a document end to end"));

        // When
        List<String> missing = new ArrayList<>();
        for (List<String> row : rows) {
            String module = code(row.get(0)).findFirst().orElseThrow();
            List<String> breakpoint =
                    List.of(code(row.get(1)).findFirst().orElseThrow().split("\\.", 2));
            try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src/main"))) {
                boolean exists = files.filter(file -> file.endsWith(breakpoint.get(0) + ".java"))
                        .anyMatch(file -> text(file).contains(' ' + breakpoint.get(1) + '('));
                if (!exists) {
                    missing.add(row.get(1));
                }
            }
        }

        // Then
        assertThat(rows).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldNumberDecisionsOnceEach() throws IOException {
        // Given
        List<String> names;
        try (Stream<Path> files = Files.list(CHECKOUT.resolve("docs/adr"))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }

        // When
        Map<String, List<String>> byNumber = names.stream()
                .collect(Collectors.groupingBy(name -> name.substring(0, 4), TreeMap::new, Collectors.toList()));

        // Then
        assertThat(names).allMatch(name -> name.matches("[0-9]{4}-[a-z0-9-]+\\.md"));
        assertThat(byNumber).allSatisfy((number, files) -> assertThat(files).hasSize(1));
        assertThat(byNumber.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, names.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
        assertThat(names)
                .allSatisfy(name -> assertThat(text(CHECKOUT.resolve("docs/adr").resolve(name)))
                        .startsWith("# " + Integer.parseInt(name.substring(0, 4)) + ". "));
    }

    @Test
    void shouldListDecisionsInOrderWithTheirTitles() {
        // Given
        String page = text(CHECKOUT.resolve("docs/adr/README.md"));

        // When
        List<String> listed = found(DECISION, page, 3).toList();

        // Then
        assertThat(listed).isNotEmpty().isSorted();
        assertThat(DECISION.matcher(page).results())
                .allSatisfy(row -> assertThat(text(CHECKOUT.resolve("docs/adr").resolve(row.group(3))))
                        .startsWith("# " + row.group(1) + ". " + row.group(2) + '\n')
                        .containsSubsequence("\n## Context\n", "\n## Decision\n", "\n## Consequences\n"));
    }

    private static void collectOptions(CommandLine command, Set<String> options) {
        command.getCommandSpec().options().forEach(option -> options.addAll(List.of(option.names())));
        command.getSubcommands().values().forEach(part -> collectOptions(part, options));
    }

    /** Which words of a call are no command or no option, with the call. */
    private static List<String> wordsThatAreNone(String call) {
        CommandLine command = COMMANDS;
        List<String> wrong = new ArrayList<>();
        for (String word : call.strip().split("[ =]+", -1)) {
            CommandLine part = command.getSubcommands().get(word);
            if (part != null) {
                command = part;
            } else if ((!command.getSubcommands().isEmpty() && !word.startsWith("-"))
                    || (word.startsWith("--") && command.getCommandSpec().findOption(word) == null)) {
                wrong.add(word + " in: landport " + call);
            }
        }
        return wrong;
    }

    private static String kept(Topic<?> topic) {
        return switch (topic.cleanup()) {
            case COMPACT -> "compacted";
            case DELETE -> topic.kept().map(ReadmeTest::days).orElse("unlimited");
        };
    }

    private static String days(Duration kept) {
        return kept.toDays() + " days";
    }

    /** Whether a module has a class, package, folder or resource of this name, where a star is any word, or SQL that names it. */
    private static boolean isPlace(String module, String name) throws IOException {
        Pattern pattern = Pattern.compile(name.replace(".", "\\.").replace("*", "\\w+") + "(\\.java)?");
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve(module).resolve("src"))) {
            return files.anyMatch(
                    file -> pattern.matcher(file.getFileName().toString()).matches()
                            || (file.toString().endsWith(".sql") && text(file).contains(' ' + name)));
        }
    }

    private static String section(String page, String heading) {
        String text = text(CHECKOUT.resolve(page));
        int start = text.indexOf(heading + '\n');
        assertThat(start).as(heading + " of " + page).isNotNegative();
        int end = text.indexOf("\n## ", start + 1);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** The rows of a section's table without its head. */
    private static List<List<String>> rows(String section) {
        return section.lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Stream<String> code(String text) {
        return found(CODE, text, 1);
    }

    private static Stream<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(group));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
