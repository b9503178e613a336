package io.landport.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {
    private static final int ENTRIES = 20_000;
    private static final int KEYS = 500;
    private static final int LARGE_ENTRIES = 50;

    /** Some of the entries exceed the 64 KiB of a buffer, some do not. */
    private static final int LARGE = 100_000;

    /** Four entries. */
    private static final long TINY = 300;

    /** One less than the runs that are merged. */
    private static final int MAX_RUNS_OF_LEVEL = 63;

    @TempDir
    private Path folder;

    @Test
    void shouldSortMoreThanFitsIntoMemoryAndKeepTheOrderOfEqualKeys() {
        // Given
        SplittableRandom random = Seed.random("ExternalSortTest");
        List<String[]> entries = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(folder, TINY)) {
            for (int i = 0; i < ENTRIES; i++) {
                String[] entry = {"key " + random.nextInt(KEYS), Integer.toString(i)};
                entries.add(entry);
                sort.add(bytes(entry[0]), bytes(entry[1]));
            }
            int spilled = sort.runs();

            // When
            List<String> sorted = read(sort);
            List<String> again = read(sort);

            // Then
            entries.sort(Comparator.comparing(entry -> entry[0]));
            assertThat(sort.levels())
                    .as("runs are merged, and the merged ones again")
                    .isEqualTo(3);
            assertThat(spilled).isLessThanOrEqualTo(3 * MAX_RUNS_OF_LEVEL);
            assertThat(sort.runs()).isLessThanOrEqualTo(64);
            assertThat(sorted)
                    .isEqualTo(entries.stream()
                            .map(entry -> entry[0] + '=' + entry[1])
                            .toList());
            assertThat(again).isEqualTo(sorted);
        }
    }

    @Test
    void shouldSortEntriesThatAreLargerThanTheBufferOfAFile() {
        // Given
        SplittableRandom random = Seed.random("ExternalSortTest");
        Map<String, String> entries = new TreeMap<>();
        try (ExternalSort sort = new ExternalSort(folder, TINY)) {
            for (int i = 0; i < LARGE_ENTRIES; i++) {
                String key = "k".repeat(random.nextInt(LARGE)) + i;
                String value = "v".repeat(random.nextInt(LARGE));
                entries.put(key, value);
                sort.add(bytes(key), bytes(value));
            }

            // When
            List<String> sorted = read(sort);

            // Then
            assertThat(sorted)
                    .isEqualTo(entries.entrySet().stream()
                            .map(entry -> entry.getKey() + '=' + entry.getValue())
                            .toList());
        }
    }

    @Test
    void shouldSayThatAFileHasBecomeShorter() throws IOException {
        // Given
        try (ExternalSort sort = new ExternalSort(folder, 0)) {
            sort.add(bytes("key"), bytes("value"));
            try (Stream<Path> files = Files.list(folder);
                    FileChannel file = FileChannel.open(files.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
                file.truncate(file.size() - 1);
            }

            // When
            ThrowingCallable read = () -> read(sort);

            // Then
            assertThatThrownBy(read).isInstanceOf(UncheckedIOException.class).hasMessageContaining("shorter");
        }
    }

    @Test
    void shouldLeaveNothingBehind() throws IOException {
        // Given
        ExternalSort sort = new ExternalSort(folder, 0);
        sort.add(bytes("b"), bytes("1"));
        sort.add(bytes("a"), bytes("2"));
        assertThat(read(sort)).containsExactly("a=2", "b=1");

        // When
        sort.close();

        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldSortNothing() {
        try (ExternalSort sort = new ExternalSort(folder, TINY)) {
            assertThat(read(sort)).isEmpty();
        }
    }

    private static List<String> read(ExternalSort sort) {
        List<String> read = new ArrayList<>();
        try (MergeIterator merge = sort.sorted()) {
            merge.forEachRemaining(entry -> read.add(text(entry.key) + '=' + text(entry.value)));
        }
        return read;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
