package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that is opened from the file that another one writes. */
final class DirectoryTest {
    private static final int DEPTH = 4;
    private static final int SPLITS = 20_000;

    private final SplittableRandom random = Seed.random("directory");

    @TempDir
    private Path folder;

    private Path file;
    private Directory directory;

    /** The hashes of a bucket begin with these bits. */
    private record Prefix(long prefix, int bits) {}

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve("directory");
        directory = Directory.create(file, DEPTH);
    }

    @Test
    void shouldBeOpenedWithTheBucketsOfAllHashes() throws IOException {
        // Given
        List<Prefix> buckets = new ArrayList<>();
        for (int prefix = 0; prefix < 1 << DEPTH; prefix++) {
            buckets.add(new Prefix(prefix, DEPTH));
        }

        // When
        for (int split = 0; split < SPLITS; split++) {
            int bucket = random.nextInt(buckets.size());
            Prefix before = buckets.get(bucket);
            if (before.bits < 20) {
                directory.split(bucket, before.prefix, before.bits);
                buckets.set(bucket, new Prefix(2 * before.prefix, before.bits + 1));
                buckets.add(new Prefix(2 * before.prefix + 1, before.bits + 1));
            }
        }
        directory.endChange();
        Directory opened = Directory.open(file).orElseThrow();

        // Then
        assertThat(opened.count()).isEqualTo(buckets.size());
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            Prefix prefix = buckets.get(bucket);
            long hash = prefix.prefix << (Long.SIZE - prefix.bits) | random.nextLong() >>> prefix.bits;
            assertThat(directory.bucket(hash)).isEqualTo(bucket);
            assertThat(opened.bucket(hash)).isEqualTo(bucket);
        }
    }

    @Test
    void shouldNotBeOpenedWhileItIsBeingChanged() throws IOException {
        // Then
        assertThat(Directory.open(file)).isEmpty();
        directory.endChange();
        assertThat(Directory.open(file)).isPresent();
        directory.beginChange();
        assertThat(Directory.open(file)).isEmpty();
    }
}
