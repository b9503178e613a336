package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.GenerationStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/analysts/twelve-questions.md, then its queries as an analyst, and compares the answers with the page. */
@Tag("server")
@Tag("long")
final class AnalystsQuestionsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./landport (ingest|rates) (.*)$");
    private static final Pattern QUESTION =
            Pattern.compile("(?ms)^## (\\d+)\\. [^\\n]*\\n\\n```sql\\n(.*?);\\n```\\n(?:\\n```\\n(.*?)```\\n)?");

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerAsThePageSays() throws Exception {
        // Given
        String page = Files.readString(ROOT.resolve("docs/analysts/twelve-questions.md"));
        Path data = folder.resolve("data");
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            COMMAND.matcher(page).results().forEach(command -> run(command, data));
            CommandRun wait =
                    CommandRun.of(Map.of(), "query", "balance", "--wait", "--timeout", "5m", "--data", data.toString());
            assertThat(wait.exitCode()).as(wait.err()).isZero();

            // When
            Map<String, String> answers = new LinkedHashMap<>();
            Map<String, String> said = new LinkedHashMap<>();
            try (Connection analyst =
                    GenerationStore.of(instance.installation()).asAnalyst().connect()) {
                for (MatchResult question : QUESTION.matcher(page).results().toList()) {
                    answers.put(question.group(1), answer(analyst, question.group(2)));
                    said.put(question.group(1), String.valueOf(question.group(3)));
                }
            }

            // Then
            assertThat(answers).hasSize(12).isEqualTo(said);
        }
    }

    private static void run(MatchResult command, Path data) {
        List<String> words = new ArrayList<>(List.of(command.group(1)));
        for (String word : command.group(2).split(" ", -1)) {
            words.add(word.startsWith("docs/") ? ROOT.resolve(word).toString() : word);
        }
        words.addAll(List.of("--data", data.toString()));
        CommandRun run = CommandRun.of(Map.of(), words.toArray(String[]::new));
        assertThat(run.exitCode()).as(words + run.err()).isZero();
    }

    private static String answer(Connection analyst, String sql) throws SQLException {
        try (Statement statement = analyst.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            StringBuilder text = new StringBuilder();
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                names.add(columns.getColumnLabel(column));
            }
            text.append(String.join(" | ", names)).append('\n');
            while (rows.next()) {
                text.append(line(rows, columns.getColumnCount())).append('\n');
            }
            return text.toString();
        }
    }

    private static String line(ResultSet rows, int columns) {
        return IntStream.rangeClosed(1, columns)
                .mapToObj(column -> cell(rows, column))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }

    private static String cell(ResultSet rows, int column) {
        try {
            String text = rows.getString(column);
            return text == null ? "" : text;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
