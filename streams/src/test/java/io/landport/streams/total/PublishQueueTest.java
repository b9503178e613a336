package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oldest entry is published first, after a delay that depends on the lag, and no entry twice within a cooldown. */
final class PublishQueueTest {
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long NOW = 1_700_000_000_000L;

    private final List<String> published = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private final List<String> evicted = new ArrayList<>();

    @Test
    void shouldPublishAllThatFollowsFromFreshDocuments() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, 5);

        // When
        queue.publishDue(NOW + 100, 200, this::publish);

        // Then
        assertThat(published).containsExactly("0", "1", "2", "3", "4");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void shouldPublishAllIfNoDocumentsArrive() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, 100);
        queue.publishDue(NOW + 100, HOUR, this::publish);

        // When
        queue.publishDue(NOW + 101, 0, this::publish);

        // Then
        assertThat(published).hasSize(100);
    }

    @ParameterizedTest(name = "lag of {0} s, {1} ms later: {2} of 1000")
    @CsvSource({"2, 100, 100", "2, 1000, 1000", "2, 5000, 1000", "10, 100, 20", "20, 1000, 100", "72000, 1000, 100"})
    void shouldDelayByHalfOfTheLagWithinBounds(long lagSeconds, long passed, int due) {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, 1_000);

        // When
        queue.publishDue(NOW + passed, lagSeconds * SECOND, this::publish);

        // Then
        assertThat(published).hasSize(due);
    }

    @Test
    void shouldPublishTheOldestFirst() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, 20);

        // When
        queue.publishDue(NOW + SECOND, 20 * SECOND, this::publish);

        // Then
        assertThat(published).containsExactly("0", "1");
        queue.publishDue(NOW + 2 * SECOND, 20 * SECOND, this::publish);
        assertThat(published).containsExactly("0", "1", "2", "3");
    }

    @Test
    void shouldKeepThePositionOfAnEntryThatChangesAgain() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        NamedEntry first = new NamedEntry("0");
        first.enqueue(queue);
        new NamedEntry("1").enqueue(queue);

        // When
        first.enqueue(queue);

        // Then
        queue.publishDue(NOW + 5 * SECOND, 20 * SECOND, this::publish);
        assertThat(published).containsExactly("0");
        queue.publishDue(NOW + 15 * SECOND, 20 * SECOND, this::publish);
        assertThat(published).containsExactly("0", "1");
    }

    @Test
    void shouldSaveAllThatChangedOnceWhetherPublishedOrNot() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        NamedEntry last = new NamedEntry("2");
        fill(queue, 0, 2);
        last.enqueue(queue);
        last.enqueue(queue);

        // When
        queue.publishDue(NOW + SECOND, 20 * SECOND, this::publish);

        // Then
        assertThat(published).containsExactly("0");
        assertThat(saved).containsExactly("0", "1", "2");
        queue.publishDue(NOW + SECOND, 20 * SECOND, this::publish);
        assertThat(saved).as("nothing changed since").containsExactly("0", "1", "2");
        last.enqueue(queue);
        queue.publishDue(NOW + SECOND, 20 * SECOND, this::publish);
        assertThat(saved).containsExactly("0", "1", "2", "2");
    }

    @Test
    void shouldSaveAChangeInACooldown() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(SECOND);
        NamedEntry changing = new NamedEntry("0");
        changing.enqueue(queue);
        queue.publishDue(NOW, 0, this::publish);
        saved.clear();

        // When
        changing.enqueue(queue);
        queue.publishDue(NOW + SECOND - 1, 0, this::publish);

        // Then
        assertThat(published).containsExactly("0");
        assertThat(saved).containsExactly("0");
    }

    @Test
    void shouldAppendAnEntryThatChangesAfterItWasPublished() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, 3);
        queue.publishDue(NOW + 3 * SECOND, 20 * SECOND, this::publish);

        // When
        new NamedEntry("0 again").enqueue(queue);

        // Then
        queue.publishDue(NOW + 4 * SECOND, 0, this::publish);
        assertThat(published).containsExactly("0", "1", "2", "0 again");
    }

    @Test
    void shouldNotPublishTwiceWithinACooldown() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(SECOND);
        NamedEntry changing = new NamedEntry("0");
        changing.enqueue(queue);
        queue.publishDue(NOW, 0, this::publish);
        changing.enqueue(queue);
        new NamedEntry("1").enqueue(queue);

        // When
        queue.publishDue(NOW + SECOND - 1, 0, this::publish);

        // Then
        assertThat(published).as("others are not delayed").containsExactly("0", "1");
        assertThat(queue.isEmpty()).isFalse();
        queue.publishDue(NOW + SECOND, 0, this::publish);
        assertThat(published).containsExactly("0", "1", "0");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void shouldCoolDownLongerTheMoreEntriesCoolDown() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(new CooldownTime(SECOND, 4 * SECOND));
        fill(queue, 0, 300);
        queue.publishDue(NOW, 0, this::publish);
        NamedEntry changing = new NamedEntry("changing");
        changing.enqueue(queue);
        queue.publishDue(NOW + 1, 0, this::publish);
        changing.enqueue(queue);
        published.clear();

        // When
        queue.publishDue(NOW + 2 * SECOND, 0, this::publish);

        // Then
        assertThat(published).isEmpty();
        queue.publishDue(NOW + 2 * SECOND + 1, 0, this::publish);
        assertThat(published).containsExactly("changing");
    }

    @Test
    void shouldEvictEntriesThatNeitherWaitNorCoolDown() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(SECOND);
        NamedEntry changing = new NamedEntry("0");
        changing.enqueue(queue);
        new NamedEntry("1").enqueue(queue);
        queue.publishDue(NOW, 0, this::publish);
        changing.enqueue(queue);

        // When
        queue.publishDue(NOW + SECOND, 0, this::publish);

        // Then
        assertThat(evicted).containsExactly("1");
        queue.publishDue(NOW + 2 * SECOND, 0, this::publish);
        assertThat(evicted).containsExactly("1", "0");
        assertThat(published).containsExactly("0", "1", "0");
    }

    /** If the delay is longer than a cooldown, an entry that changes again is delayed like all others. */
    @Test
    void shouldStartNoCooldownIfTheDelayIsLonger() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(SECOND);
        new NamedEntry("0").enqueue(queue);

        // When
        queue.publishDue(NOW + SECOND, 2 * SECOND, this::publish);

        // Then
        assertThat(published).containsExactly("0");
        assertThat(evicted).containsExactly("0");
    }

    @Test
    void shouldNotBePastATailWhileACooldownBeforeItMayHideAChange() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(SECOND);
        NamedEntry changing = new NamedEntry("0");
        changing.enqueue(queue);
        queue.publishDue(NOW, 0, this::publish);
        assertThat(queue.isPast(queue.tail())).as("nothing has changed").isTrue();
        changing.enqueue(queue);
        PublishQueue.Tail tail = queue.tail();

        // When
        queue.publishDue(NOW + SECOND - 1, 0, this::publish);

        // Then
        assertThat(queue.isPast(tail)).isFalse();
        queue.publishDue(NOW + SECOND, 0, this::publish);
        changing.enqueue(queue);
        assertThat(queue.isPast(tail)).isTrue();
        assertThat(queue.isPast(queue.tail())).isFalse();
    }

    @Test
    void shouldPublishABoundedNumberInOneCommit() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, PublishQueue.MAX_PER_COMMIT + 1);

        // When
        queue.publishDue(NOW + SECOND, 0, this::publish);

        // Then
        assertThat(published).hasSize(PublishQueue.MAX_PER_COMMIT);
    }

    @Test
    void shouldPublishABoundedNumberWhoseCooldownEnded() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(SECOND);
        List<NamedEntry> many = IntStream.range(0, PublishQueue.MAX_PER_COMMIT)
                .mapToObj(Integer::toString)
                .map(NamedEntry::new)
                .toList();
        many.forEach(entry -> entry.enqueue(queue));
        queue.publishDue(NOW, 0, this::publish);
        many.forEach(entry -> entry.enqueue(queue));
        new NamedEntry("one more").enqueue(queue);

        // When
        published.clear();
        queue.publishDue(NOW + SECOND, 0, this::publish);

        // Then
        assertThat(published).hasSize(PublishQueue.MAX_PER_COMMIT).doesNotContain("one more");
        queue.publishDue(NOW + SECOND, 0, this::publish);
        assertThat(published).hasSize(PublishQueue.MAX_PER_COMMIT + 1);
    }

    @Test
    void shouldDelayABoundedNumber() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, PublishQueue.MAX_DELAYED + 1_000);

        // When
        queue.publishDue(NOW + 1, HOUR, this::publish);

        // Then
        assertThat(published).hasSize(1_000);
    }

    @Test
    void shouldBePastATailAlthoughOthersAreQueuedLater() {
        // Given
        PublishQueue<NamedEntry> queue = emptied(0);
        fill(queue, 0, 3);
        PublishQueue.Tail tail = queue.tail();
        queue.publishDue(NOW + 3 * SECOND, 20 * SECOND, this::publish);
        fill(queue, 3, 4);

        // When
        queue.publishDue(NOW + 4 * SECOND, 20 * SECOND, this::publish);

        // Then
        assertThat(published).containsExactly("0", "1");
        assertThat(queue.isPast(tail)).isFalse();
        queue.publishDue(NOW + 9 * SECOND, 20 * SECOND, this::publish);
        assertThat(published).containsExactly("0", "1", "2");
        assertThat(queue.isPast(tail)).isTrue();
        assertThat(queue.isPast(queue.tail())).isFalse();
    }

    /** A queue that has just published an entry. */
    private PublishQueue<NamedEntry> emptied(long cooldownMillis) {
        return emptied(CooldownTime.of(cooldownMillis));
    }

    private PublishQueue<NamedEntry> emptied(CooldownTime cooldown) {
        PublishQueue<NamedEntry> queue = new PublishQueue<>(cooldown, this::save, entry -> evicted.add(entry.name()));
        new NamedEntry("first").enqueue(queue);
        queue.publishDue(NOW, HOUR, this::publish);
        published.clear();
        evicted.clear();
        saved.clear();
        return queue;
    }

    private void publish(NamedEntry entry) {
        entry.published();
        published.add(entry.name());
    }

    private void save(NamedEntry entry) {
        entry.saved();
        saved.add(entry.name());
    }

    private static void fill(PublishQueue<NamedEntry> queue, int from, int to) {
        IntStream.range(from, to).forEach(number -> new NamedEntry(Integer.toString(number)).enqueue(queue));
    }
}
