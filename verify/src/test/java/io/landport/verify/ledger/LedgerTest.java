package io.landport.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final int KEYS = 300;
    private static final int PUT = 200_000;
    private static final int MAX_OPEN = 64;

    /** Sixty runs. */
    private static final int ALMOST_TWO_LEVELS = 600;

    /** Three lengths of a byte each, the key, and one number. */
    private static final int MAX_ENTRY_BYTES = 3 + 7 + 7;

    /** Ten entries. */
    private static final long TINY = 2_000;

    @TempDir
    private Path folder;

    @Test
    void shouldHaveEachKeyOnceInARun() throws IOException {
        // Given
        SplittableRandom random = Seed.random("LedgerTest");
        try (Ledger ledger = sums()) {

            // When
            Map<String, Long> expected = fill(ledger, random, PUT);

            // Then
            assertThat(bytes()).isLessThan((long) ledger.runs() * KEYS * MAX_ENTRY_BYTES);
            assertThat(ledger.runs() * KEYS).isLessThan(PUT / 4);
            assertThat(read(ledger)).isEqualTo(expected);
        }
    }

    @Test
    void shouldTakeWhatWasPutIntoAnother() {
        // Given
        SplittableRandom random = Seed.random("LedgerTest");
        try (Ledger ledger = sums();
                Ledger other = sums()) {
            Map<String, Long> expected = fill(ledger, random, 5_000);
            fill(other, random, 15_000).forEach((key, sum) -> expected.merge(key, sum, Long::sum));

            // When
            ledger.take(other);

            // Then
            assertThat(read(ledger)).isEqualTo(expected);
            assertThat(read(other)).isEmpty();
        }
    }

    @Test
    void shouldKeepTheLatestOfEachKeyOfBoth() {
        // Given
        try (Ledger ledger = Ledger.ofLatest(folder, TINY);
                Ledger other = Ledger.ofLatest(folder, TINY)) {
            Map<String, Long> expected = new TreeMap<>();
            for (long number = 0; number < PUT; number++) {
                String key = "key " + number % KEYS;
                (number % KEYS < KEYS / 2 ? ledger : other).put(key, Figures.of(number));
                expected.put(key, number);
            }

            // When
            ledger.take(other);

            // Then
            assertThat(read(ledger)).isEqualTo(expected);
        }
    }

    @Test
    void shouldNotOpenTheRunsOfBothAtOnce() {
        // Given
        SplittableRandom random = Seed.random("LedgerTest");
        try (Ledger ledger = sums();
                Ledger other = sums()) {
            fill(ledger, random, ALMOST_TWO_LEVELS);
            fill(other, random, ALMOST_TWO_LEVELS);
            assertThat(ledger.runs()).isLessThanOrEqualTo(MAX_OPEN);
            ledger.take(other);
            assertThat(ledger.runs()).isGreaterThan(MAX_OPEN);

            // When
            read(ledger);

            // Then
            assertThat(ledger.runs()).isLessThanOrEqualTo(MAX_OPEN);
        }
    }

    private Ledger sums() {
        return Ledger.ofSums(folder, TINY);
    }

    private static Map<String, Long> fill(Ledger ledger, SplittableRandom random, int count) {
        Map<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = "key " + random.nextInt(KEYS);
            long number = random.nextLong(1_000_000);
            ledger.put(key, Figures.of(number));
            sums.merge(key, number, Long::sum);
        }
        return sums;
    }

    private static Map<String, Long> read(Ledger ledger) {
        Map<String, Long> sums = new TreeMap<>();
        try (LedgerCursor cursor = ledger.sorted()) {
            while (cursor.advance()) {
                List<Long> numbers = cursor.figures().numbers().stream()
                        .map(number -> number.toBigInteger().longValueExact())
                        .toList();
                assertThat(sums.put(cursor.keyText(), numbers.get(0))).isNull();
            }
        }
        return sums;
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
