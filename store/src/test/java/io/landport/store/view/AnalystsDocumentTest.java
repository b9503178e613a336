package io.landport.store.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.landport.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds what docs/analysts.md says of ready views to what the migrations make. */
@Tag("server")
class AnalystsDocumentTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^### `(\\w+)`(?:,.*)?$");
    private static final Pattern COLUMNS = Pattern.compile("(?m)^Columns: (.*)\\.$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern QUESTION = Pattern.compile("(?ms)^```sql\n((?:SELECT|WITH)\\b.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private final String document = read("analysts.md");

    @Test
    void shouldListTheColumnsOfEachReadyViewInTheirOrder() throws Exception {
        // Given
        Map<String, String> listed = new LinkedHashMap<>();
        sections()
                .forEach((view, section) -> found(COLUMNS, section)
                        .forEach(columns -> listed.put(
                                view, String.join(" ", found(CODE, columns).toList()))));

        // When
        List<String> rows = Database.migrated()
                .rows("SELECT c.relname, string_agg(a.attname, ' ' ORDER BY a.attnum) FROM pg_class c"
                        + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                        + " WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname");

        // Then
        assertThat(listed).isNotEmpty().containsOnlyKeys(sections().keySet());
        assertThat(rows)
                .containsAll(listed.entrySet().stream()
                        .map(view -> view.getKey() + '|' + view.getValue())
                        .toList());
    }

    @Test
    void shouldAskNothingThatTheStoreDoesNotUnderstand() throws Exception {
        // Given
        Database database = Database.migrated();
        List<String> questions = Stream.of(document, read("store.md"))
                .flatMap(page -> found(QUESTION, page))
                .toList();

        // Then
        assertThat(questions).hasSizeGreaterThan(20);
        for (String question : questions) {
            assertThatCode(() -> database.rows("EXPLAIN " + question))
                    .as(question)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldSayWhatEachColumnMeans() {
        // Given
        List<String> shared = Stream.of(document.split("(?m)^(?=##)"))
                .filter(section -> section.startsWith("## "))
                .flatMap(section -> meant(section).stream())
                .toList();

        // Then
        assertThat(sections()).allSatisfy((view, section) -> {
            List<String> own = meant(section);
            List<String> columns =
                    found(COLUMNS, section).flatMap(list -> found(CODE, list)).toList();
            assertThat(Stream.concat(shared.stream(), own.stream()).toList()).containsAll(columns);
        });
    }

    @Test
    void shouldHaveASectionForEachViewThatTheStorePageDoesNotExplain() throws Exception {
        // Given
        String store = read("store.md");

        // When
        List<String> views = Database.migrated()
                .rows("SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace");

        // Then
        assertThat(views)
                .filteredOn(view -> !store.contains('`' + view + '`'))
                .isNotEmpty()
                .isSubsetOf(sections().keySet());
    }

    /** The text under the heading of each view. */
    private Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : document.split("(?m)^(?=##)", -1)) {
            found(HEADING, section).forEach(view -> sections.put(view, section));
        }
        return sections;
    }

    /** The columns that the tables of a section explain. */
    private static List<String> meant(String section) {
        return found(ROW, section).flatMap(cell -> found(CODE, cell)).toList();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String read(String page) {
        try {
            return Files.readString(Path.of("..", "docs", page));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
