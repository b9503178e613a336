package io.landport.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {
    private static final int ENTRIES = 20_000;
    private static final int KEYS = 500;

    /** Four entries. */
    private static final long TINY = 300;

    /** Of a sort that merges 64 runs to one of the next level, and 64 of these again. */
    private static final int FEWEST_TO_MERGE_TWICE = 64 * 64;

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
            assertThat(ENTRIES / 4).isGreaterThan(FEWEST_TO_MERGE_TWICE);
            assertThat(spilled).isBetween(1, 3 * 63);
            assertThat(sort.runs()).isLessThanOrEqualTo(64);
            assertThat(sorted)
                    .isEqualTo(entries.stream()
                            .map(entry -> entry[0] + '=' + entry[1])
                            .toList());
            assertThat(again).isEqualTo(sorted);
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
