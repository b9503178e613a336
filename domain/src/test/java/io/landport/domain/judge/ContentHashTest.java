package io.landport.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Altered;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rule 1: equal content has an equal hash, and a difference in any field changes the hash. */
class ContentHashTest {
    private static final Declaration FULL = Samples.declaration();
    private static final Line BARE = bare().build();

    @Test
    void shouldBeEqualForEqualContent() {
        // Given
        Declaration again = new Declaration(
                FULL.id(), FULL.revision(), FULL.header(), List.copyOf(FULL.lines()), new ArrayList<>());

        // Then
        assertThat(ContentHash.of(again)).isEqualTo(ContentHash.of(FULL));
    }

    @Test
    void shouldStayTheSameFromReleaseToRelease() {
        // Computed independently of this code from the algorithm in its Javadoc. State on disk contains these hashes.
        assertThat(ContentHash.of(Samples.american())).isEqualTo(-5820697976889717909L);
    }

    @Test
    void shouldDifferWithEveryFieldOfTheHeader() {
        for (Header header : List.of(FULL.header(), Samples.american().header())) {
            // When
            Map<String, Header> altered = new HashMap<>(Altered.copies(header));
            altered.put("none", header);

            // Then
            assertThat(altered).hasSize(Header.class.getRecordComponents().length);
            assertAllDiffer(altered.values().stream()
                    .map(other -> new Declaration(FULL.id(), 1, other, FULL.lines(), List.of()))
                    .toList());
        }
    }

    @Test
    void shouldDifferWithEveryFieldOfALine() {
        for (Line line : List.of(Samples.line(), Samples.detailedLine(), BARE)) {
            // When
            Map<String, Line> altered = new HashMap<>(Altered.copies(line));
            altered.put("none", line);

            // Then
            assertThat(altered).hasSize(Line.class.getRecordComponents().length);
            assertAllDiffer(altered.values().stream()
                    .map(other -> new Draft(FULL).lines(other).declaration())
                    .toList());
        }
    }

    @Test
    void shouldDifferWithEveryDetailOfALineAndOfTheDocument() {
        // Given
        Map<String, Details> altered = new HashMap<>();
        Altered.copies(Details.NONE).forEach((name, copy) -> altered.put("only " + name, copy));
        altered.putAll(Altered.copies(Samples.details()));
        altered.put("all", Samples.details());
        altered.put("none", Details.NONE);
        altered.put("other codes", withProcedures("C07", "1MP"));
        altered.put("other order", withProcedures("1MO", "C07"));
        altered.put("fewer codes", withProcedures("C07"));

        // When
        List<Declaration> declarations = altered.values().stream()
                .flatMap(details -> Stream.of(
                        new Draft(FULL).details(details).declaration(),
                        new Draft(FULL)
                                .lines(bare().details(details).build(), BARE)
                                .declaration(),
                        new Draft(FULL)
                                .lines(BARE, bare().details(details).build())
                                .declaration()))
                .distinct()
                .toList();

        // Then
        assertThat(altered).hasSize(2 * (Details.class.getRecordComponents().length - 1) + 5);
        assertAllDiffer(declarations);
    }

    @Test
    void shouldNotTakeAFieldThatWasAddedForWhatFollowsIt() {
        // Given
        Draft draft = new Draft(FULL);
        Details noneButProcedures = new Details(null, null, null, null, null, null, List.of("0"));

        // Then
        assertAllDiffer(List.of(
                draft.lines(bare().number(1L).build()).declaration(),
                draft.lines(BARE).summarises("").declaration(),
                draft.lines(bare().currency("USD").build()).declaration(),
                draft.lines(BARE).summarises("USD").declaration(),
                draft.lines(bare().details(noneButProcedures).build()).declaration(),
                draft.lines(BARE).summarises("0").declaration()));
    }

    @Test
    void shouldNotDifferWithReferences() {
        // Given
        Declaration referenced = new Draft(FULL)
                .references(new DocumentReference("mrn", "24GB0000000000000A1"))
                .declaration();

        // Then
        assertThat(ContentHash.of(referenced)).isEqualTo(ContentHash.of(FULL));
    }

    @Test
    void shouldDifferWithLinesAndTheirOrder() {
        // Given
        Draft draft = new Draft(FULL);
        Line line = Samples.line();

        // Then
        assertAllDiffer(List.of(
                draft.lines(line).declaration(),
                draft.lines(line, line).declaration(),
                draft.lines(line, BARE).declaration(),
                draft.lines(BARE, line).declaration()));
    }

    @Test
    void shouldDifferWithSummarisedLists() {
        // Given
        Draft draft = new Draft(FULL);

        // Then
        assertAllDiffer(List.of(
                FULL,
                draft.summarises("A").declaration(),
                draft.summarises("A", "B").declaration(),
                draft.summarises("AB").declaration(),
                draft.summarises("B", "A").declaration()));
    }

    @Test
    void shouldDifferWhereTextMovesToTheNextField() {
        // Given
        Draft draft = new Draft(FULL);

        // Then
        assertAllDiffer(List.of(
                draft.partner("RU").region("x").declaration(),
                draft.partner("R").region("Ux").declaration(),
                draft.partner("").region("RUx").declaration(),
                draft.partner(null).region("RUx").declaration()));
    }

    @Test
    void shouldDistinguishNullFromZeroAndFromEmpty() {
        // Given
        Draft draft = new Draft(FULL);

        // Then
        assertAllDiffer(List.of(
                draft.lines(BARE).declaration(),
                draft.lines(bare().netWeight(0L).build()).declaration(),
                draft.lines(bare().quantity(0L, null).build()).declaration(),
                draft.lines(bare().quantity(null, "").build()).declaration(),
                draft.lines(bare().partner("").build()).declaration()));
    }

    private static LineBuilder bare() {
        return new LineBuilder("44", 1);
    }

    private static Details withProcedures(String... codes) {
        Details all = Samples.details();
        return new Details(
                all.grossWeight(),
                all.packages(),
                all.containers(),
                all.consignmentCountry(),
                all.requestedProcedure(),
                all.previousProcedure(),
                List.of(codes));
    }

    private static void assertAllDiffer(List<Declaration> declarations) {
        assertThat(declarations)
                .extracting(ContentHash::of)
                .doesNotHaveDuplicates()
                .doesNotContain(ContentHash.OF_CANCELLATION);
    }
}
