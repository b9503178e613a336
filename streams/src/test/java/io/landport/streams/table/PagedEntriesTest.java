package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.landport.domain.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagedEntriesTest {
    private static final int KIB = 1024;

    @TempDir
    private Path folder;

    private final CompactedLog log = new CompactedLog();

    @AutoClose
    private TestTables tables;

    private PagedEntries entries;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
        entries = tables.open(log);
    }

    @Test
    void shouldFindManyKeysAndNoOthers() {
        // Given
        SplittableRandom random = Seed.random("many keys");
        int count = 300_000;
        long[] keys = random.longs(2L * count).toArray();
        byte[] value = new byte[Long.BYTES];

        // When
        for (int i = 0; i < count; i++) {
            value[0] = (byte) i;
            entries.put(keys[i], keys[count + i], value, 0, 1 + i % value.length);
        }

        // Then
        ValueView view = new ValueView();
        for (int i = 0; i < count; i++) {
            assertThat(entries.find(keys[i], keys[count + i], view)).isTrue();
            assertThat(view.length()).isEqualTo(1 + i % value.length);
            assertThat(view.bytes()[0]).isEqualTo((byte) i);
            assertThat(entries.find(keys[i], keys[count + i] + 1, view)).isFalse();
            assertThat(entries.find(random.nextLong(), random.nextLong(), view)).isFalse();
        }
        assertThat(entries.entries()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, Long.MIN_VALUE, 0x000fffffffffffffL})
    void shouldFindKeysThatAreNotEvenlyDistributed(long high) {
        // When
        for (int low = 0; low < 1000; low++) {
            entries.put(high, low, Values.of(low, 10), 0, 10);
        }

        // Then
        for (int low = 0; low < 1000; low++) {
            assertThat(found(entries, high, low)).isEqualTo(Values.of(low, 10));
        }
        assertThat(entries.find(high, 1000, new ValueView())).isFalse();
    }

    @Test
    void shouldKeepValuesOfEverySizeAndRestoreThem() {
        // Given
        int most = TableEntry.MAX_VALUE;
        int page = Pages.PAGE_BYTES;
        int shared = Pages.MAX_SHARED;
        List<Integer> lengths =
                new ArrayList<>(List.of(0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152, most));
        for (int i = -24; i <= 0; i++) {
            lengths.addAll(List.of(shared + i, page + i, 2 * page + i));
        }

        // When
        for (int length : lengths) {
            entries.put(length, -length, Values.of(length, length), 0, length);
        }
        commit();

        // Then
        PagedEntries restored = restored();
        for (int length : lengths) {
            assertThat(found(entries, length, -length)).isEqualTo(Values.of(length, length));
            assertThat(found(restored, length, -length)).isEqualTo(Values.of(length, length));
        }
        assertThat(log.from(0)).allSatisfy(slice -> assertThat(slice.value()).hasSizeLessThanOrEqualTo(page));
    }

    @Test
    void shouldRejectAValueThatIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entries.put(1, 1, new byte[TableEntry.MAX_VALUE + 1], 0, TableEntry.MAX_VALUE + 1))
                .withMessageContaining("8388609");
    }

    @Test
    void shouldPutAPartOfAnArray() {
        // When
        entries.put(1, 1, new byte[] {1, 2, 3, 4}, 1, 2);

        // Then
        assertThat(found(entries, 1, 1)).containsExactly(2, 3);
    }

    @Test
    void shouldLogOneSliceForManyEntries() {
        // When
        for (int i = 0; i < 1000; i++) {
            entries.put(i, i, Values.of(i, 80), 0, 80);
        }
        commit();

        // Then
        assertThat(log.from(0))
                .singleElement()
                .satisfies(slice -> assertThat(slice.key()).isEqualTo(new SliceKey(0, 0)));
    }

    @Test
    void shouldLogAChangedEntryOfTheSameSizeOnce() {
        // When
        entries.put(1, 1, Values.of(1, 80), 0, 80);
        entries.put(1, 1, Values.of(2, 80), 0, 80);
        commit();

        // Then
        assertThat(found(restored(), 1, 1)).isEqualTo(Values.of(2, 80));
        assertThat(entries.deadBytes()).isZero();
    }

    @Test
    void shouldNotOverwriteLoggedBytes() {
        // Given
        entries.put(1, 1, Values.of(1, 80), 0, 80);
        commit();

        // When
        entries.put(1, 1, Values.of(2, 80), 0, 80);
        commit();

        // Then
        assertThat(found(restored(), 1, 1)).isEqualTo(Values.of(2, 80));
    }

    @Test
    void shouldLogNothingIfNothingWasPut() {
        // When
        commit();

        // Then
        assertThat(log.from(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100 * KIB})
    void shouldFindTheLaterOfTwoEntriesInWhateverPages(int later) {
        // Given
        int earlier = 100 * KIB + 10 - later;
        entries.put(2, 2, Values.of(0, 10), 0, 10);

        // When
        entries.put(1, 1, Values.of(1, earlier), 0, earlier);
        entries.put(1, 1, Values.of(2, later), 0, later);
        commit();

        // Then
        assertThat(found(restored(), 1, 1)).isEqualTo(Values.of(2, later));
    }

    @Test
    void shouldBoundTheSpaceOfReplacedEntries() {
        // Given
        SplittableRandom random = Seed.random("replaced");
        int keys = 20_000;

        PagedEntries table = entries;

        // When
        for (int round = 0; round < 300; round++) {
            if (round % 100 == 99) {
                table = restored();
            }
            for (int i = 0; i < 1000; i++) {
                int key = random.nextInt(keys);
                table.put(key * 0x9e3779b97f4a7c15L, key, Values.of(round, 200), 0, 200);
            }
            table.commit();
            log.commit();
        }

        // Then
        assertThat(table.deadBytes()).isLessThan(table.liveBytes() / 3 + Pages.PAGE_BYTES);
        assertThat(restored().pageBytes()).isLessThan(2 * table.liveBytes());
        log.compact();
        assertThat(logged()).isLessThan(table.liveBytes() * 3 / 2);
    }

    @Test
    void shouldSpreadReclaimingOverCommits() {
        // Given
        int keys = 190_000;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 200_000; i += 1 + round) {
                entries.put(i * 0x9e3779b97f4a7c15L, i, Values.of(round, 200), 0, 200);
            }
        }
        log.commit();
        PagedEntries crowded = restored();
        long dead = crowded.deadBytes();

        // When
        long before = logged();
        crowded.commit();
        log.commit();

        // Then
        assertThat(dead).isGreaterThan(crowded.liveBytes() * 2 / 5);
        assertThat(logged() - before).isBetween(1L, 6L * Pages.PAGE_BYTES);
        while (crowded.deadBytes() * 3 > crowded.liveBytes()) {
            long stillDead = crowded.deadBytes();
            crowded.commit();
            assertThat(crowded.deadBytes()).isLessThan(stillDead);
        }
        for (int i = 0; i < keys; i += 97) {
            assertThat(found(crowded, i * 0x9e3779b97f4a7c15L, i)).isEqualTo(Values.of(1 - i % 2, 200));
        }
    }

    @Test
    void shouldNotUseTheNumberOfAPageTwiceAfterARestore() {
        // Given
        entries.put(7, 7, Values.of(1, 10), 0, 10);
        entries.put(7, 7, Values.of(2, 5000 * KIB), 0, 5000 * KIB);
        commit();
        entries.put(7, 7, Values.of(3, 10), 0, 10);
        commit();
        commit();
        long end = log.end();
        log.compact();
        log.forgetDeletions();

        // When
        PagedEntries restored = restored();
        restored.put(8, 8, Values.of(8, 100 * KIB), 0, 100 * KIB);
        restored.commit();
        log.commit();

        // Then
        assertThat(log.from(end))
                .filteredOn(slice -> slice.value() != null)
                .extracting(slice -> slice.key().page())
                .containsOnly(2L);
        assertThat(found(restored(), 7, 7)).isEqualTo(Values.of(3, 10));
        assertThat(found(restored(), 8, 8)).isEqualTo(Values.of(8, 100 * KIB));
    }

    @Test
    void shouldSkipSlicesThatItHas() {
        // Given
        for (int i = 0; i < 10; i++) {
            entries.put(i, i, Values.of(i, 80), 0, 80);
            commit();
        }
        PagedEntries restored = restored();

        // When
        log.restore(restored);

        // Then
        assertThat(restored.deadBytes()).isZero();
        assertThat(restored.entries()).isEqualTo(10);
    }

    @Test
    void shouldAppendToTheLastPageAfterARestore() {
        // Given
        entries.put(1, 1, Values.of(1, 80), 0, 80);
        commit();

        // When
        PagedEntries restored = restored();
        restored.put(2, 2, Values.of(2, 80), 0, 80);
        restored.commit();
        log.commit();

        // Then
        assertThat(log.from(0)).extracting(slice -> slice.key().page()).containsOnly(0L);
        assertThat(restored().entries()).isEqualTo(2);
    }

    @Test
    void shouldBeUnchangedByASecondRestoreFromTheWholeLog() {
        // Given
        for (int i = 0; i < 100; i++) {
            int key = i % 30;
            entries.put(key * 0x9e3779b97f4a7c15L, key, Values.of(i, 60 * KIB), 0, 60 * KIB);
            commit();
        }
        PagedEntries restored = restored();

        // When
        log.restore(restored);

        // Then
        for (int key = 0; key < 30; key++) {
            int last = key < 10 ? 90 + key : 60 + key;
            assertThat(found(restored, key * 0x9e3779b97f4a7c15L, key)).isEqualTo(Values.of(last, 60 * KIB));
        }
        assertThat(restored.liveBytes()).isEqualTo(entries.liveBytes());
    }

    @Test
    void shouldKeepADeletedPageUntilItsEntriesAreReplaced() {
        // Given
        entries.put(1, 1, Values.of(1, 80), 0, 80);
        commit();
        ConsumerRecord<SliceKey, byte[]> slice = log.from(0).get(0);
        PagedEntries reader = tables.open(new CompactedLog());
        reader.restore(slice.key(), slice.value());

        // When
        reader.restore(slice.key(), null);
        long held = reader.pageBytes();
        reader.restore(new SliceKey(5, 0), slice.value());

        // Then
        assertThat(found(reader, 1, 1)).isEqualTo(Values.of(1, 80));
        assertThat(reader.pageBytes()).isEqualTo(held);
        assertThat(reader.deadBytes()).isZero();
    }

    @Test
    void shouldFailIfTheLogHasLostEntries() {
        // Given
        entries.put(1, 1, Values.of(1, 80), 0, 80);
        commit();
        PagedEntries reader = restored();
        reader.restore(new SliceKey(0, 0), null);

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> reader.put(2, 2, new byte[0], 0, 0))
                .withMessageContaining("page 0")
                .withMessageContaining("records are missing");
    }

    @Test
    void shouldRejectARestoreOverChangesThatWereNotLogged() {
        // Given
        entries.put(1, 1, Values.of(1, 80), 0, 80);

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> entries.restore(new SliceKey(0, 0), new byte[20]))
                .withMessageContaining("not logged");
    }

    private void commit() {
        entries.commit();
        log.commit();
    }

    private PagedEntries restored() {
        PagedEntries restored = tables.open(log);
        log.restore(restored);
        return restored;
    }

    private long logged() {
        return log.from(0).stream()
                .mapToLong(slice -> slice.value() == null ? 0 : slice.value().length)
                .sum();
    }

    private static byte[] found(PagedEntries entries, long high, long low) {
        ValueView view = new ValueView();
        assertThat(entries.find(high, low, view)).as("key %s, %s", high, low).isTrue();
        return view.copy();
    }
}
