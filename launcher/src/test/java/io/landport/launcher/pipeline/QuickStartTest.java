package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/quick-start.md and docs/compare.md in their order and compares what they print with the pages. */
@Tag("server")
final class QuickStartTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n(?:\\n```\\n(.*?)^```\\n)?");
    private static final Pattern COMMAND = Pattern.compile(
            "(?:head -n (\\d+) (\\S+) \\| )?(?:sed 's/(.+)/(.+)/' \\| )?\\./landport ((?:ingest|query|verify|compare) .*)");

    @TempDir
    private Path folder;

    @Test
    void shouldPrintWhatThePageSays() throws Exception {
        // Given
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> printed = new LinkedHashMap<>();
        Map<String, String> saidOfTables = new LinkedHashMap<>();
        Map<String, String> printedOfTables = new LinkedHashMap<>();
        StringBuilder errors = new StringBuilder();
        Path data = folder.resolve("data");
        Instance instance = Instance.start(data, new Ports(0, 0, false), Map.of());

        // When
        try (instance) {
            run("docs/quick-start.md", data, said, printed, errors);
            run("docs/compare.md", data, saidOfTables, printedOfTables, errors);
        }

        // Then
        assertThat(said).hasSize(4);
        assertThat(printed).hasSize(6).containsAllEntriesOf(said);
        assertThat(printed.values()).last().asString().endsWith("Nothing differs.\n");
        assertThat(printedOfTables).hasSize(1).isEqualTo(saidOfTables);
        assertThat(errors)
                .contains("unknown-customs-region", "2 figures of the table: 1 equal, 1 explained")
                .doesNotContain("\tat ");
    }

    private void run(
            String page, Path data, Map<String, String> said, Map<String, String> printed, StringBuilder errors)
            throws IOException {
        for (MatchResult block :
                BLOCK.matcher(Files.readString(ROOT.resolve(page))).results().toList()) {
            for (CommandRun run : runs(block.group(1), data)) {
                errors.append(run.err());
                printed.put(block.group(1), withoutTrailingBlanks(run.out()));
            }
            if (block.group(2) != null) {
                said.put(block.group(1), block.group(2));
            }
        }
    }

    private List<CommandRun> runs(String block, Path data) throws IOException {
        List<CommandRun> runs = new ArrayList<>();
        for (String line : block.lines().toList()) {
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                runs.add(CommandRun.of(Map.of(), words(command, data)));
            }
        }
        return runs;
    }

    /** The command's words, with what would come by a pipe in a file. */
    private String[] words(Matcher command, Path data) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : command.group(5).split(" ", -1)) {
            if (word.startsWith(".landport/")) {
                words.add(data.toString());
            } else if (word.startsWith("docs/")) {
                words.add(ROOT.resolve(word).toString());
            } else if (word.equals("-")) {
                words.add(piped(command).toString());
            } else {
                words.add(word);
            }
        }
        return words.toArray(String[]::new);
    }

    private Path piped(Matcher command) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(command.group(2)));
        String text = String.join("\n", lines.subList(0, Integer.parseInt(command.group(1))));
        String edited = command.group(3) == null ? text : text.replace(command.group(3), command.group(4));
        return Files.writeString(Files.createTempFile(folder, "piped", ".ndjson"), edited + '\n');
    }

    private static String withoutTrailingBlanks(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }
}
