package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a killed process leaves, and files that are damaged. */
final class PagedEntriesRecoveryTest {
    private static final String LOG = "changelog-0";
    private static final int KIB = 1024;

    @TempDir
    private Path folder;

    private final CompactedLog log = new CompactedLog();

    @AutoClose
    private TestTables tables;

    private Path files;
    private PagedEntries entries;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
        files = tables.newFolder();
        entries = tables.open(files, Optional.empty(), log);
    }

    @Test
    void shouldForgetWhatWasPutAfterTheCheckpoint() throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);
        put(2, 80);
        entries.commit();

        // When
        PagedEntries recovered = recovered();

        // Then
        assertThat(found(recovered, 1)).isEqualTo(Values.of(1, 80));
        assertThat(recovered.find(2, 2, new ValueView())).isFalse();
        assertThat(recovered.entries()).isOne();
        assertThat(recovered.liveBytes()).isEqualTo(TableEntry.size(80));
    }

    @Test
    void shouldBeRestoredFromTheRecordsAfterTheCheckpoint() throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);
        put(2, 80);
        entries.commit();
        log.commit();

        // When
        PagedEntries recovered = recovered();
        log.from(read().offset() + 1).forEach(record -> recovered.restore(record.key(), record.value()));

        // Then
        assertThat(found(recovered, 1)).isEqualTo(Values.of(1, 81));
        assertThat(found(recovered, 2)).isEqualTo(Values.of(2, 80));
        assertThat(recovered.deadBytes()).isEqualTo(TableEntry.size(80));
    }

    @Test
    void shouldBeOpenedAgainAfterItsOpeningWasAbandoned() throws IOException {
        // Given
        put(1, 80);
        put(2, 80);
        checkpoint();
        tables.deleteIndex(files);
        AtomicInteger indexed = new AtomicInteger();

        // When
        assertThatThrownBy(() -> PagedEntries.open(
                        files, Optional.of(read()), new CompactedLog(), () -> indexed.incrementAndGet() == 2))
                .isInstanceOf(CancellationException.class);

        // Then
        assertThat(recovered().entries()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheIndexBackInsteadOfComputingIt() throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);
        put(2, 80);

        // When
        PagedEntries recovered = recoveredWithoutComputing();

        // Then
        assertThat(found(recovered, 1)).isEqualTo(Values.of(1, 80));
        assertThat(recovered.find(2, 2, new ValueView())).isFalse();
    }

    @Test
    void shouldTakeBackEntriesBetweenOthers() throws IOException {
        // Given
        int kept = 40_000;
        for (int key = 0; key < kept; key++) {
            put(key, 8);
        }
        checkpoint();
        for (int key = kept / 2; key < 2 * kept; key++) {
            put(key, 12);
        }

        // When
        PagedEntries recovered = recoveredWithoutComputing();

        // Then
        assertThat(recovered.entries()).isEqualTo(kept);
        for (int key = 0; key < 2 * kept; key++) {
            assertThat(recovered.find(key, key, new ValueView()))
                    .as("key %d", key)
                    .isEqualTo(key < kept);
        }
        assertThat(found(recovered, kept - 1)).hasSize(8);
    }

    @Test
    void shouldTakeTheIndexBackOverACheckpointThatIsNotOnTheDisk() throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);
        commit();
        Checkpoint unwritten = entries.checkpoint(LOG, log.end() - 1);
        put(1, 82);
        put(2, 80);

        // When
        PagedEntries recovered = recoveredWithoutComputing();

        // Then
        assertThat(unwritten.offset()).isGreaterThan(read().offset());
        assertThat(found(recovered, 1)).isEqualTo(Values.of(1, 80));
        assertThat(recovered.entries()).isOne();
    }

    @Test
    void shouldTakeTheIndexBackAgainAfterItWasKilledSoonAfterwards() throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);
        commit();
        entries.checkpoint(LOG, log.end() - 1);
        put(2, 80);

        // When
        String ofTheCheckpoint = changes("undo-0");
        entries = recoveredWithoutComputing();
        assertThat(changes("undo-0")).isEqualTo(ofTheCheckpoint);
        put(3, 84);
        PagedEntries recovered = recoveredWithoutComputing();

        // Then
        assertThat(found(recovered, 1)).isEqualTo(Values.of(1, 80));
        assertThat(recovered.find(3, 3, new ValueView())).isFalse();
        assertThat(recovered.entries()).isOne();
    }

    /**
     * Of the log of changes: format, boot id, offset, the changes before, the number of pages, that of changes, their sum, the pages of the
     * checkpoint, entries, live bytes and a change. Of the directory: its mark and the bits of a bucket. Of a bucket: its changes, and its depth.
     */
    @ParameterizedTest
    @CsvSource({
        "undo-0, 0",
        "undo-0, 8",
        "undo-0, 32",
        "undo-0, 48",
        "undo-0, 52",
        "undo-0, 56",
        "undo-0, 60",
        "undo-0, 64",
        "undo-0, 40",
        "undo-0, 72",
        "undo-0, 4096",
        "directory, 0",
        "directory, 8",
        "buckets, 4088",
        "buckets, 4092"
    })
    void shouldComputeAnIndexThatCannotBeTakenBack(String file, int damaged) throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);

        // When
        try (FileChannel channel = FileChannel.open(files.resolve(file), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Values.of(1, Integer.BYTES)), damaged);
        }

        // Then
        assertThatThrownBy(this::recoveredWithoutComputing).isInstanceOf(CancellationException.class);
        assertThat(found(recovered(), 1)).isEqualTo(Values.of(1, 80));
    }

    /** As after a disk was lost. */
    @ParameterizedTest
    @ValueSource(strings = {"undo-0", "directory", "buckets"})
    void shouldComputeAnIndexOfWhichAFileIsTooShort(String file) throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        put(1, 81);

        // When
        Files.write(files.resolve(file), new byte[100]);

        // Then
        assertThatThrownBy(this::recoveredWithoutComputing).isInstanceOf(CancellationException.class);
        assertThat(found(recovered(), 1)).isEqualTo(Values.of(1, 80));
    }

    @Test
    void shouldComputeAnIndexWhoseLastCheckpointCouldNotBeWritten() throws IOException {
        // Given
        put(1, 80);
        checkpoint();
        for (int length = 81; length < 83; length++) {
            put(1, length);
            commit();
            entries.checkpoint(LOG, log.end() - 1);
        }

        // Then
        assertThatThrownBy(this::recoveredWithoutComputing).isInstanceOf(CancellationException.class);
        assertThat(found(recovered(), 1)).isEqualTo(Values.of(1, 80));
    }

    @Test
    void shouldFindTheLatestOfSmallAndLargeEntriesInEitherOrder() throws IOException {
        // Given
        put(1, 100 * KIB);
        put(1, 80);
        put(2, 80);
        put(2, 100 * KIB);
        put(3, 100 * KIB);
        put(3, 90 * KIB);
        checkpoint();

        // When
        PagedEntries recovered = recovered();

        // Then
        assertThat(found(recovered, 1)).hasSize(80);
        assertThat(found(recovered, 2)).hasSize(100 * KIB);
        assertThat(found(recovered, 3)).hasSize(90 * KIB);
    }

    @Test
    void shouldFindEachOfManyEntries() throws IOException {
        // Given
        int keys = 600_000;
        for (int key = 0; key < keys; key++) {
            put(key, 8);
        }
        checkpoint();

        // When
        PagedEntries recovered = recovered();

        // Then
        assertThat(recovered.entries()).isEqualTo(keys);
        for (int key = 0; key < keys; key++) {
            assertThat(recovered.find(key, key, new ValueView()))
                    .as("key %d", key)
                    .isTrue();
        }
    }

    @Test
    void shouldKeepThePagesOfTheCheckpointUntilALaterOneIsWritten() throws IOException {
        // Given
        for (int key = 0; key < 100; key++) {
            put(key, 50 * KIB);
        }
        checkpoint();

        // When
        for (int round = 0; round < 5; round++) {
            for (int key = 0; key < 100; key++) {
                put(key, 50 * KIB + 4 + round * 4);
            }
            entries.commit();
        }

        // Then
        PagedEntries recovered = recovered();
        for (int key = 0; key < 100; key++) {
            assertThat(found(recovered, key)).isEqualTo(Values.of(key, 50 * KIB));
        }
    }

    @Test
    void shouldReuseTheSpaceOfPagesThatNoCheckpointHas() throws IOException {
        // When
        for (int round = 0; round < 50; round++) {
            for (int key = 0; key < 100; key++) {
                put(key, 50 * KIB + 4 * round);
            }
            checkpoint();
            entries.free(entries.takeReleased());
        }

        // Then
        assertThat(entries.fileBytes()).isLessThan(4 * entries.liveBytes());
    }

    @Test
    void shouldIgnoreACheckpointThatIsDamagedOrOfAnotherLog() throws IOException {
        // Given
        put(1, 80);
        checkpoint();

        // Then
        assertThat(Checkpoint.read(files, "changelog-1")).isEmpty();
        byte[] bytes = Files.readAllBytes(files.resolve("checkpoint"));
        for (int at = 0; at < bytes.length; at += 7) {
            bytes[at] ^= 1;
            Files.write(files.resolve("checkpoint"), bytes);
            assertThat(Checkpoint.read(files, LOG)).as("byte %d", at).isEmpty();
            bytes[at] ^= 1;
        }
        Files.write(files.resolve("checkpoint"), new byte[3]);
        assertThat(Checkpoint.read(files, LOG)).isEmpty();
    }

    @Test
    void shouldIgnoreACheckpointWhosePagesAreMissing() throws IOException {
        // Given
        put(1, 80);
        checkpoint();

        // When
        Files.write(files.resolve("pages"), new byte[1000]);

        // Then
        assertThat(Checkpoint.read(files, LOG)).isEmpty();
        Files.delete(files.resolve("pages"));
        assertThat(Checkpoint.read(files, LOG)).isEmpty();
    }

    private void put(int key, int length) {
        entries.put(key, key, Values.of(key, length), 0, length);
    }

    private void commit() {
        entries.commit();
        log.commit();
    }

    private void checkpoint() throws IOException {
        commit();
        entries.checkpoint(LOG, log.end() - 1).write(files);
    }

    /** A log of changes. */
    private String changes(String file) throws IOException {
        return HexFormat.of().formatHex(Files.readAllBytes(files.resolve(file)), 0, 8 * KIB);
    }

    private Checkpoint read() throws IOException {
        return Checkpoint.read(files, LOG).orElseThrow();
    }

    private PagedEntries recovered() throws IOException {
        return tables.open(files, Optional.of(read()), new CompactedLog());
    }

    /** @throws CancellationException if the index is computed */
    private PagedEntries recoveredWithoutComputing() throws IOException {
        return PagedEntries.open(files, Optional.of(read()), log, () -> true);
    }

    private static byte[] found(PagedEntries in, int key) {
        ValueView view = new ValueView();
        assertThat(in.find(key, key, view)).as("key %d", key).isTrue();
        return view.copy();
    }
}
