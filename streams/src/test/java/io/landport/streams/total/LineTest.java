package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who waits longest goes first, a bounded number at a time, and nobody twice within the time set. */
final class LineTest {
    private static final long SECOND = 1_000;

    private final List<String> gone = new ArrayList<>();

    @Test
    void shouldLetGoTheFirstOfThoseThatWait() {
        // Given
        Line<Integer, String> line = lineOf(0, 20, 5);

        // When
        line.release(0, gone::add);

        // Then
        assertThat(gone).containsExactly("0", "1");
        line.release(0, gone::add);
        line.release(0, gone::add);
        assertThat(gone).containsExactly("0", "1", "2", "3", "4");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepThePlaceOfWhatChangesAgain() {
        // Given
        Line<Integer, String> line = lineOf(0, 10, 2);

        // When
        line.add(0, "0");

        // Then
        line.release(0, gone::add);
        assertThat(gone).containsExactly("0");
        assertThat(line.get(0)).isNull();
        assertThat(line.get(1)).isEqualTo("1");
        assertThat(line.entries()).containsExactly("1");
    }

    @Test
    void shouldPutAtTheEndWhatComesBack() {
        // Given
        Line<Integer, String> line = lineOf(0, 10, 3);
        line.release(0, gone::add);

        // When
        line.add(0, "0 again");

        // Then
        line.release(0, gone::add);
        line.release(0, gone::add);
        line.release(0, gone::add);
        assertThat(gone).containsExactly("0", "1", "2", "0 again");
    }

    @Test
    void shouldLetGoOnceWithinTheTimeSet() {
        // Given
        Line<Integer, String> line = lineOf(SECOND, 10, 1);
        line.release(5 * SECOND, gone::add);
        line.add(0, "0 again");

        // When
        line.release(6 * SECOND - 1, gone::add);

        // Then
        assertThat(gone).containsExactly("0");
        line.release(6 * SECOND, gone::add);
        assertThat(gone).containsExactly("0", "0 again");
    }

    @Test
    void shouldLetGoMoreAfterALongerTimeUpToASecond() {
        // Given
        Line<Integer, String> line = lineOf(0, 100, 200);
        line.release(0, gone::add);

        // When
        line.release(500, gone::add);
        int afterHalfASecond = gone.size();
        line.release(60 * SECOND, gone::add);

        // Then
        assertThat(afterHalfASecond).isEqualTo(10 + 50);
        assertThat(gone).hasSize(10 + 50 + 100);
    }

    @Test
    void shouldNotSpendATurnOnNobody() {
        // Given
        Line<Integer, String> line = new Line<>(SECOND, 10);
        line.release(5 * SECOND, gone::add);

        // When
        line.add(0, "0");
        line.release(5 * SECOND + 1, gone::add);

        // Then
        assertThat(gone).containsExactly("0");
    }

    @Test
    void shouldLetGoATwentiethWhereThatIsMore() {
        // Given
        Line<Integer, String> line = lineOf(0, 100, 1_000);

        // When
        line.release(0, gone::add);

        // Then
        assertThat(gone).hasSize(50);
    }

    @Test
    void shouldBePastAPlaceThoughOthersComeBehindIt() {
        // Given
        Line<Integer, String> line = lineOf(0, 20, 3);
        long end = line.end();
        line.add(3, "3");
        line.add(0, "0 again");

        // When
        line.release(0, gone::add);

        // Then
        assertThat(line.isPast(end)).isFalse();
        line.add(4, "4");
        line.release(0, gone::add);
        assertThat(line.isPast(end)).isTrue();
        assertThat(line.isPast(line.end())).isFalse();
    }

    private static Line<Integer, String> lineOf(long everyMillis, int most, int entries) {
        Line<Integer, String> line = new Line<>(everyMillis, most);
        IntStream.range(0, entries).forEach(number -> line.add(number, Integer.toString(number)));
        return line;
    }
}
