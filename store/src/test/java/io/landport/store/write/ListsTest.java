package io.landport.store.write;

import static io.landport.store.StoreSamples.DAY;
import static io.landport.store.StoreSamples.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists that summaries name, in the store, and what the views say of them. */
@Tag("server")
class ListsTest {
    private static final String NOT_COUNTED =
            "SELECT received_day, source, declaration, list_source, list, fate, declarations FROM list_not_counted"
                    + " ORDER BY source, declaration, list_source, list";

    private Database database;

    @AutoClose
    private Store store;

    private Position position =
            new Position(new PartitionIdentity("lists.named.v1", 0, "topic-id", "cluster-id", 1), 0);

    @BeforeEach
    void initialize() throws Exception {
        database = Database.migrated();
        store = new Store(database.address(), 1, REFERENCE);
        store.initialize(List.of(position));
    }

    @Test
    void shouldShowNamedListsThatAreNotCountedWithTheirFate() throws Exception {
        // Given
        Batch batch = new Batch();
        for (String list : List.of("counted", "absent", "cancelled", "refused", "on its way")) {
            batch.add(named("D1", list, 3, true));
        }
        batch.add(named("D2", "absent", 1, true));
        batch.add(named("D2", "dropped", 1, false));
        batch.add(fate("counted", 1, "counted"));
        batch.add(fate("absent", 2, "absent"));
        batch.add(fate("cancelled", 1, "cancelled"));
        batch.add(fate("refused", 1, "absent"));
        batch.add(fate("dropped", 0, "absent"));
        batch.add(rejected("refused"), Instant.EPOCH);

        // When
        write(batch);

        // Then
        assertThat(database.rows(NOT_COUNTED))
                .containsExactly(
                        "2021-03-31|cn-gacc|D1|cn-ceb|absent|absent|2",
                        "2021-03-31|cn-gacc|D1|cn-ceb|cancelled|cancelled|1",
                        "2021-03-31|cn-gacc|D1|cn-ceb|refused|rejected|1",
                        "2021-03-31|cn-gacc|D2|cn-ceb|absent|absent|2");
        assertThat(database.rows("SELECT list, revision, fate, source_name, list_source_name FROM list_named"
                        + " WHERE declaration = 'D1' ORDER BY list LIMIT 3"))
                .containsExactly(
                        "absent|3|absent|China customs declarations|China cross-border e-commerce lists",
                        "cancelled|3|cancelled|China customs declarations|China cross-border e-commerce lists",
                        "counted|3|counted|China customs declarations|China cross-border e-commerce lists");
    }

    @Test
    void shouldFollowAmendmentsAndFates() throws Exception {
        // Given
        Batch before = new Batch();
        before.add(named("D1", "list", 1, true));
        before.add(named("D1", "dropped", 1, true));
        before.add(fate("list", 1, "pending"));
        before.add(fate("dropped", 1, "pending"));
        write(before);

        // When
        Batch after = new Batch();
        after.add(named("D1", "list", 2, true));
        after.add(named("D1", "dropped", 1, false));
        after.add(fate("dropped", 0, "pending"));
        after.add(fate("list", 1, "excluded"));
        after.add(fate("list", 1, "counted"));
        write(after);

        // Then
        assertThat(database.rows("SELECT list, revision, fate FROM list_named")).containsExactly("list|2|counted");
        assertThat(database.rows(NOT_COUNTED)).isEmpty();
    }

    @Test
    void shouldAnswerTheQuestionsOfTheDocument() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(named("D1", "here", 1, true));
        batch.add(named("D1", "nowhere", 1, true));
        batch.add(named("D2", "nowhere", 4, true));
        batch.add(named("D2", "gone", 4, true));
        batch.add(fate("here", 1, "counted"));
        batch.add(fate("nowhere", 2, "absent"));
        batch.add(fate("gone", 1, "cancelled"));
        write(batch);

        // When
        List<List<String>> answers = new ArrayList<>();
        for (String question : questions()) {
            answers.add(database.rows(question));
        }

        // Then
        assertThat(answers)
                .containsExactly(
                        List.of("2021-03-31|cn-gacc|absent|2|2", "2021-03-31|cn-gacc|cancelled|1|1"),
                        List.of("D1|1|2021-03-31|nowhere", "D2|4|2021-03-31|nowhere"),
                        List.of("nowhere|absent|D1 D2"));
    }

    /** The SQL of the page on e-commerce lists. */
    private static List<String> questions() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "analysts", "e-commerce.md"));
        return Pattern.compile("```sql\\n(.*?);\\s*```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void shouldTakeAListAsCountedWhereOneOfSeveralSourcesHasIt() throws Exception {
        // Given
        Batch batch = new Batch();
        DocumentId declaration = new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1");
        DocumentId other = new DocumentId(Channel.E_COMMERCE, "cn-another", "list");
        batch.add(named("D1", "list", 1, true));
        batch.add(new NamedList(declaration, other, 1, DAY, true));
        batch.add(fate("list", 1, "absent"));
        batch.add(new ListFate(other, 1, "counted"));

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT list_source, fate FROM list_named ORDER BY 1"))
                .containsExactly("cn-another|counted", "cn-ceb|absent");
        assertThat(database.rows(NOT_COUNTED)).isEmpty();
    }

    private void write(Batch batch) throws Exception {
        OffsetAdvance move = new OffsetAdvance(position, position.next() + 1);
        assertThat(store.write(batch, List.of(move))).isTrue();
        position = position.moveTo(move.to());
    }

    private static NamedList named(String declaration, String list, long revision, boolean isNamed) {
        return new NamedList(
                new DocumentId(Channel.CUSTOMS, "cn-gacc", declaration), list(list), revision, DAY, isNamed);
    }

    private static ListFate fate(String list, long declarations, String fate) {
        return new ListFate(list(list), declarations, fate);
    }

    private static DocumentId list(String number) {
        return new DocumentId(Channel.E_COMMERCE, "cn-ceb", number);
    }

    private static Rejection rejected(String list) {
        return new Rejection(
                new Origin.TopicRecord("ecommerce.documents.v1", 0, 1),
                Reason.NO_LINES,
                "number of lines is '0'",
                FieldLocation.ofDocument("lines"),
                list(list),
                1L,
                new Original("avro/binary", new byte[0]));
    }
}
