package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.landport.domain.Seed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table whose slots have numbers with more than 16 bits, and one that has no slots left. */
final class LargeTableTest {
    private static final String LOG = "changelog";
    private static final int KIB = 1024;
    private static final int SLOTS_OF_16_BITS = 1 << 16;
    private static final int SLOTS_PER_WINDOW = StateFile.WINDOW_BYTES / Pages.PAGE_BYTES;
    private static final int FEW_SLOTS = 12;

    @TempDir
    private Path folder;

    private final SplittableRandom random = Seed.random("large table");
    private final CompactedLog log = new CompactedLog();

    @AutoClose
    private TestTables tables;

    private Path files;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
        files = tables.newFolder();
    }

    @Test
    void shouldGrowBeyond65536Pages() throws IOException {
        // Given
        PagedEntries entries = tables.open(files, Optional.of(beforeTheLastSlotsOf16Bits()), log);
        Map<Integer, byte[]> model = new HashMap<>();

        // When
        for (int i = 0; i < 40_000; i++) {
            int key = random.nextInt(20_000);
            byte[] value = Values.of(i, random.nextInt(200) == 0 ? 100 * KIB : random.nextInt(300));
            entries.put(high(key), key, value, 0, value.length);
            model.put(key, value);
            if (i % 500 == 0) {
                commit(entries);
            }
        }
        commit(entries);

        // Then
        assertThat(entries.checkpoint(LOG, 0).pages())
                .extracting(Checkpoint.SavedPage::slot)
                .anyMatch(slot -> slot >= SLOTS_OF_16_BITS);
        check(entries, model);
        entries.checkpoint(LOG, log.end() - 1).write(files);
        check(tables.open(files, Checkpoint.read(files, LOG), log), model);
        PagedEntries restored = tables.open(log);
        log.restore(restored);
        check(restored, model);
    }

    @Test
    void shouldSayWhatToDoIfNoPageIsLeftAndKeepWhatItHas() throws IOException {
        // Given
        PagedEntries entries = withFewSlots(tables.newFolder());

        // When
        int puts = fill(entries);

        // Then
        assertThat(entries.fill()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> put(entries, puts))
                .withMessageContaining("pages is full: it has 12 pages of 256 KiB")
                .withMessageContaining("Start again with more partitions");
        check(entries, valuesOf(puts));
        assertThat(entries.entries()).isEqualTo(puts);
    }

    @Test
    void shouldFailAgainAfterARestartAndContinueWithMoreSlots() throws IOException {
        // Given
        PagedEntries full = withFewSlots(tables.newFolder());
        int puts = fill(full);
        commit(full);

        // When
        PagedEntries restarted = withFewSlots(tables.newFolder());
        log.restore(restarted);
        PagedEntries larger = tables.open(log);
        log.restore(larger);

        // Then
        check(restarted, valuesOf(puts));
        assertThatIllegalStateException().isThrownBy(() -> put(restarted, puts));
        put(larger, puts);
        check(larger, valuesOf(puts + 1));
    }

    /** A checkpoint of a table whose first windows are taken, as holes of a file, by pages without entries. */
    private Checkpoint beforeTheLastSlotsOf16Bits() throws IOException {
        List<Checkpoint.SavedPage> taken = new ArrayList<>();
        for (int slot = 1; slot < SLOTS_OF_16_BITS - SLOTS_PER_WINDOW; slot += SLOTS_PER_WINDOW) {
            taken.add(taken(slot, SLOTS_PER_WINDOW));
        }
        int next = 1 + taken.size() * SLOTS_PER_WINDOW;
        taken.add(taken(next, SLOTS_OF_16_BITS - 10 - next));
        Checkpoint checkpoint = new Checkpoint(LOG, 0, taken.size(), taken);
        Files.createDirectories(files);
        try (RandomAccessFile holes =
                new RandomAccessFile(files.resolve(PagedEntries.PAGES).toFile(), "rw")) {
            holes.setLength(checkpoint.fileEnd());
        }
        return checkpoint;
    }

    private static Checkpoint.SavedPage taken(int slot, int slots) {
        return new Checkpoint.SavedPage(slot, slot, slots * Pages.PAGE_BYTES, 0, 0, true, false, -1, 0);
    }

    private PagedEntries withFewSlots(Path of) {
        return tables.open(of, Optional.empty(), new Slots(FEW_SLOTS), log);
    }

    /** Fills each page with five entries; returns the number of entries. */
    private static int fill(PagedEntries entries) {
        int puts = 0;
        while (puts < 5 * FEW_SLOTS) {
            put(entries, puts++);
        }
        return puts;
    }

    private static void put(PagedEntries entries, int key) {
        entries.put(high(key), key, Values.of(key, 50 * KIB), 0, 50 * KIB);
    }

    private static Map<Integer, byte[]> valuesOf(int keys) {
        Map<Integer, byte[]> values = new HashMap<>();
        IntStream.range(0, keys).forEach(key -> values.put(key, Values.of(key, 50 * KIB)));
        return values;
    }

    private void commit(PagedEntries entries) {
        entries.commit();
        log.commit();
    }

    private static void check(PagedEntries entries, Map<Integer, byte[]> model) {
        ValueView view = new ValueView();
        model.forEach((key, value) -> {
            assertThat(entries.find(high(key), key, view)).as("key %d", key).isTrue();
            assertThat(view.copy()).isEqualTo(value);
        });
        assertThat(entries.find(high(-1), -1, view)).isFalse();
        assertThat(entries.entries()).isEqualTo(model.size());
    }

    private static long high(int key) {
        return key * 0x9e3779b97f4a7c15L;
    }
}
