package io.landport.store.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.landport.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the queries of the guide for analysts to the schema that the migrations create. */
@Tag("server")
class AnalystsDocumentTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern QUESTION = Pattern.compile("(?ms)^```sql\n((?:SELECT|WITH)\\b.*?)^```$");

    @Test
    void shouldAskNothingThatTheStoreDoesNotUnderstand() throws Exception {
        // Given
        Database database = Database.migrated();
        List<Path> pages = new ArrayList<>(List.of(DOCS.resolve("analysts.zh.md"), DOCS.resolve("store.md")));
        try (Stream<Path> guide = Files.list(DOCS.resolve("analysts"))) {
            guide.forEach(pages::add);
        }
        List<String> questions = new ArrayList<>();
        for (Path page : pages) {
            QUESTION.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .forEach(questions::add);
        }

        // Then
        assertThat(questions).hasSizeGreaterThan(20);
        for (String question : questions) {
            assertThatCode(() -> database.rows("EXPLAIN " + question))
                    .as(question)
                    .doesNotThrowAnyException();
        }
    }
}
