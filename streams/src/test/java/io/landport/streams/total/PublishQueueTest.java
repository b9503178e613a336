package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits longest goes first, sooner the fresher it is, and nobody again before it has rested. */
final class PublishQueueTest {
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long NOW = 1_700_000_000_000L;

    private final List<String> gone = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    @Test
    void shouldLetAllGoThatFollowsFromFreshDocuments() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, 5);

        // When
        line.release(NOW + 100, 200, this::take);

        // Then
        assertThat(gone).containsExactly("0", "1", "2", "3", "4");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void shouldLetAllGoOnceNothingComesAnyMore() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, 100);
        line.release(NOW + 100, HOUR, this::take);

        // When
        line.release(NOW + 101, 0, this::take);

        // Then
        assertThat(gone).hasSize(100);
    }

    @ParameterizedTest(name = "{0} s old, {1} ms after the last time: {2} of 1000")
    @CsvSource({"2, 100, 100", "2, 1000, 1000", "2, 5000, 1000", "10, 100, 20", "20, 1000, 100", "72000, 1000, 100"})
    void shouldLetTheOldWaitForHalfTheirAgeWithinBounds(long ageSeconds, long passed, int due) {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, 1_000);

        // When
        line.release(NOW + passed, ageSeconds * SECOND, this::take);

        // Then
        assertThat(gone).hasSize(due);
    }

    @Test
    void shouldLetGoTheFirstOfThoseThatWait() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, 20);

        // When
        line.release(NOW + SECOND, 20 * SECOND, this::take);

        // Then
        assertThat(gone).containsExactly("0", "1");
        line.release(NOW + 2 * SECOND, 20 * SECOND, this::take);
        assertThat(gone).containsExactly("0", "1", "2", "3");
    }

    @Test
    void shouldKeepThePlaceOfWhatChangesAgain() {
        // Given
        PublishQueue<Named> line = emptied(0);
        Named first = new Named("0");
        first.change(line);
        new Named("1").change(line);

        // When
        first.change(line);

        // Then
        line.release(NOW + 5 * SECOND, 20 * SECOND, this::take);
        assertThat(gone).containsExactly("0");
        line.release(NOW + 15 * SECOND, 20 * SECOND, this::take);
        assertThat(gone).containsExactly("0", "1");
    }

    @Test
    void shouldSaveAllThatChangedOnceWhetherItGoesOrWaits() {
        // Given
        PublishQueue<Named> line = emptied(0);
        Named last = new Named("2");
        fill(line, 0, 2);
        last.change(line);
        last.change(line);

        // When
        line.release(NOW + SECOND, 20 * SECOND, this::take);

        // Then
        assertThat(gone).containsExactly("0");
        assertThat(saved).containsExactly("0", "1", "2");
        line.release(NOW + SECOND, 20 * SECOND, this::take);
        assertThat(saved).as("nothing changed since").containsExactly("0", "1", "2");
        last.change(line);
        line.release(NOW + SECOND, 20 * SECOND, this::take);
        assertThat(saved).containsExactly("0", "1", "2", "2");
    }

    @Test
    void shouldSaveAlsoWhatRests() {
        // Given
        PublishQueue<Named> line = emptied(SECOND);
        Named restless = new Named("0");
        restless.change(line);
        line.release(NOW, 0, this::take);
        saved.clear();

        // When
        restless.change(line);
        line.release(NOW + SECOND - 1, 0, this::take);

        // Then
        assertThat(gone).containsExactly("0");
        assertThat(saved).containsExactly("0");
    }

    @Test
    void shouldPutAtTheEndWhatComesBack() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, 3);
        line.release(NOW + 3 * SECOND, 20 * SECOND, this::take);

        // When
        new Named("0 again").change(line);

        // Then
        line.release(NOW + 4 * SECOND, 0, this::take);
        assertThat(gone).containsExactly("0", "1", "2", "0 again");
    }

    @Test
    void shouldLetNobodyGoTwiceBeforeItHasRested() {
        // Given
        PublishQueue<Named> line = emptied(SECOND);
        Named restless = new Named("0");
        restless.change(line);
        line.release(NOW, 0, this::take);
        restless.change(line);
        new Named("1").change(line);

        // When
        line.release(NOW + SECOND - 1, 0, this::take);

        // Then
        assertThat(gone).as("nobody else waits for that").containsExactly("0", "1");
        assertThat(line.isEmpty()).isFalse();
        line.release(NOW + SECOND, 0, this::take);
        assertThat(gone).containsExactly("0", "1", "0");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void shouldTellOfThoseThatNeitherWaitNorRest() {
        // Given
        PublishQueue<Named> line = emptied(SECOND);
        Named restless = new Named("0");
        restless.change(line);
        new Named("1").change(line);
        line.release(NOW, 0, this::take);
        restless.change(line);

        // When
        line.release(NOW + SECOND, 0, this::take);

        // Then
        assertThat(left).containsExactly("1");
        line.release(NOW + 2 * SECOND, 0, this::take);
        assertThat(left).containsExactly("1", "0");
        assertThat(gone).containsExactly("0", "1", "0");
    }

    /** Where all wait for longer than a rest, whatever changes again stands at the end and waits like the others. */
    @Test
    void shouldNotRestWhereTheOldWait() {
        // Given
        PublishQueue<Named> line = emptied(SECOND);
        new Named("0").change(line);

        // When
        line.release(NOW + SECOND, 2 * SECOND, this::take);

        // Then
        assertThat(gone).containsExactly("0");
        assertThat(left).containsExactly("0");
    }

    @Test
    void shouldNotBePastAPlaceWhileWhoRestedThereMayHaveChanged() {
        // Given
        PublishQueue<Named> line = emptied(SECOND);
        Named restless = new Named("0");
        restless.change(line);
        line.release(NOW, 0, this::take);
        assertThat(line.isPast(line.end())).as("nobody has changed").isTrue();
        restless.change(line);
        PublishQueue.Place end = line.end();

        // When
        line.release(NOW + SECOND - 1, 0, this::take);

        // Then
        assertThat(line.isPast(end)).isFalse();
        line.release(NOW + SECOND, 0, this::take);
        restless.change(line);
        assertThat(line.isPast(end)).isTrue();
        assertThat(line.isPast(line.end())).isFalse();
    }

    @Test
    void shouldLetGoABoundedNumberInOneCommit() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, PublishQueue.MOST + 1);

        // When
        line.release(NOW + SECOND, 0, this::take);

        // Then
        assertThat(gone).hasSize(PublishQueue.MOST);
    }

    @Test
    void shouldLetGoABoundedNumberOfThoseThatRested() {
        // Given
        PublishQueue<Named> line = emptied(SECOND);
        List<Named> many = IntStream.range(0, PublishQueue.MOST)
                .mapToObj(Integer::toString)
                .map(Named::new)
                .toList();
        many.forEach(named -> named.change(line));
        line.release(NOW, 0, this::take);
        many.forEach(named -> named.change(line));
        new Named("one more").change(line);

        // When
        gone.clear();
        line.release(NOW + SECOND, 0, this::take);

        // Then
        assertThat(gone).hasSize(PublishQueue.MOST).doesNotContain("one more");
        line.release(NOW + SECOND, 0, this::take);
        assertThat(gone).hasSize(PublishQueue.MOST + 1);
    }

    @Test
    void shouldHaveNoMoreWaitThanThereIsRoomFor() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, PublishQueue.ROOM + 1_000);

        // When
        line.release(NOW + 1, HOUR, this::take);

        // Then
        assertThat(gone).hasSize(1_000);
    }

    @Test
    void shouldBePastAPlaceThoughOthersComeBehindIt() {
        // Given
        PublishQueue<Named> line = emptied(0);
        fill(line, 0, 3);
        PublishQueue.Place end = line.end();
        line.release(NOW + 3 * SECOND, 20 * SECOND, this::take);
        fill(line, 3, 4);

        // When
        line.release(NOW + 4 * SECOND, 20 * SECOND, this::take);

        // Then
        assertThat(gone).containsExactly("0", "1");
        assertThat(line.isPast(end)).isFalse();
        line.release(NOW + 9 * SECOND, 20 * SECOND, this::take);
        assertThat(gone).containsExactly("0", "1", "2");
        assertThat(line.isPast(end)).isTrue();
        assertThat(line.isPast(line.end())).isFalse();
    }

    /** A line that let something go just now. */
    private PublishQueue<Named> emptied(long restMillis) {
        PublishQueue<Named> line = new PublishQueue<>(restMillis, this::save, named -> left.add(named.name()));
        new Named("first").change(line);
        line.release(NOW, HOUR, this::take);
        gone.clear();
        left.clear();
        saved.clear();
        return line;
    }

    private void take(Named named) {
        named.published();
        gone.add(named.name());
    }

    private void save(Named named) {
        named.saved();
        saved.add(named.name());
    }

    private static void fill(PublishQueue<Named> line, int from, int to) {
        IntStream.range(from, to).forEach(number -> new Named(Integer.toString(number)).change(line));
    }
}
