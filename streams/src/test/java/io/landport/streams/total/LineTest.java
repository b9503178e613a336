package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits longest goes first, sooner the fresher it is, and nobody twice within the time set. */
final class LineTest {
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long NOW = 1_700_000_000_000L;

    private final List<String> gone = new ArrayList<>();

    @Test
    void shouldLetAllGoThatFollowsFromFreshDocuments() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, 5);

        // When
        line.release(NOW + 100, 200, gone::add);

        // Then
        assertThat(gone).containsExactly("0", "1", "2", "3", "4");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void shouldLetAllGoOnceNothingComesAnyMore() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, 100);
        line.release(NOW + 100, HOUR, gone::add);

        // When
        line.release(NOW + 101, 0, gone::add);

        // Then
        assertThat(gone).hasSize(100);
    }

    @ParameterizedTest(name = "{0} s old, {1} ms after the last time: {2} of 1000")
    @CsvSource({"2, 100, 100", "2, 1000, 1000", "2, 5000, 1000", "10, 100, 20", "20, 1000, 100", "72000, 1000, 100"})
    void shouldLetTheOldWaitForHalfTheirAgeWithinBounds(long ageSeconds, long passed, int due) {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, 1_000);

        // When
        line.release(NOW + passed, ageSeconds * SECOND, gone::add);

        // Then
        assertThat(gone).hasSize(due);
    }

    @Test
    void shouldLetGoTheFirstOfThoseThatWait() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, 20);

        // When
        line.release(NOW + SECOND, 20 * SECOND, gone::add);

        // Then
        assertThat(gone).containsExactly("0", "1");
        line.release(NOW + 2 * SECOND, 20 * SECOND, gone::add);
        assertThat(gone).containsExactly("0", "1", "2", "3");
    }

    @Test
    void shouldPutAtTheEndWhatComesBack() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, 3);
        line.release(NOW + 3 * SECOND, 20 * SECOND, gone::add);

        // When
        line.add("0 again");

        // Then
        line.release(NOW + 4 * SECOND, 0, gone::add);
        assertThat(gone).containsExactly("0", "1", "2", "0 again");
    }

    @Test
    void shouldLetGoOnceWithinTheTimeSet() {
        // Given
        Line<String> line = emptied(SECOND);
        fill(line, 0, 1);
        line.release(NOW + 5 * SECOND, 0, gone::add);
        line.add("0 again");

        // When
        line.release(NOW + 6 * SECOND - 1, 0, gone::add);

        // Then
        assertThat(gone).containsExactly("0");
        line.release(NOW + 6 * SECOND, 0, gone::add);
        assertThat(gone).containsExactly("0", "0 again");
    }

    @Test
    void shouldNotSpendATurnOnNobody() {
        // Given
        Line<String> line = emptied(SECOND);
        line.release(NOW + 5 * SECOND, 0, gone::add);

        // When
        line.add("0");
        line.release(NOW + 5 * SECOND + 1, 0, gone::add);

        // Then
        assertThat(gone).containsExactly("0");
    }

    @Test
    void shouldLetGoABoundedNumberInOneCommit() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, Line.MOST + 1);

        // When
        line.release(NOW + SECOND, 0, gone::add);

        // Then
        assertThat(gone).hasSize(Line.MOST);
    }

    @Test
    void shouldHaveNoMoreWaitThanThereIsRoomFor() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, Line.ROOM + 1_000);

        // When
        line.release(NOW + 1, HOUR, gone::add);

        // Then
        assertThat(gone).hasSize(1_000);
    }

    @Test
    void shouldBePastAPlaceThoughOthersComeBehindIt() {
        // Given
        Line<String> line = emptied(0);
        fill(line, 0, 3);
        long end = line.end();
        line.release(NOW + 3 * SECOND, 20 * SECOND, gone::add);
        fill(line, 3, 4);

        // When
        line.release(NOW + 4 * SECOND, 20 * SECOND, gone::add);

        // Then
        assertThat(gone).containsExactly("0", "1");
        assertThat(line.isPast(end)).isFalse();
        line.release(NOW + 9 * SECOND, 20 * SECOND, gone::add);
        assertThat(gone).containsExactly("0", "1", "2");
        assertThat(line.isPast(end)).isTrue();
        assertThat(line.isPast(line.end())).isFalse();
    }

    /** A line that let something go just now. */
    private Line<String> emptied(long everyMillis) {
        Line<String> line = new Line<>(everyMillis);
        line.add("first");
        line.release(NOW, 0, gone::add);
        gone.clear();
        return line;
    }

    private static void fill(Line<String> line, int from, int to) {
        IntStream.range(from, to).forEach(number -> line.add(Integer.toString(number)));
    }
}
