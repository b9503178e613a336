package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed at any moment: the index that they leave is taken back to what the checkpoint says. */
final class KilledTableTest {
    private static final int MAX_COMMITS = 200;
    private static final int MAX_NANOS_OF_OPENING = 100_000_000;

    @TempDir
    private Path folder;

    private final SplittableRandom random = Seed.random("killed table");

    /**
     * What a table says that it contains.
     *
     * @param values the hash of the value of each key that is found
     * @param visited number of entries
     */
    private record Contents(Map<Long, Integer> values, long visited, long entries, long liveBytes, long deadBytes) {}

    @Test
    void shouldTakeTheIndexBackToTheCheckpoint() throws Exception {
        killAndCompare(3);
    }

    @Tag("long")
    @Test
    void shouldTakeTheIndexBackAfterManyKills() throws Exception {
        killAndCompare(20);
    }

    /** Each process continues with what the one before has left. */
    private void killAndCompare(int kills) throws Exception {
        Path files = folder.resolve("table");
        int takenBack = 0;
        for (int kill = 0; kill < kills; kill++) {
            try (KilledTable killed = KilledTable.start(files, random.nextLong())) {
                if (kill > 0 && random.nextInt(3) == 0) {
                    killed.awaitCommits(0);
                    LockSupport.parkNanos(random.nextInt(MAX_NANOS_OF_OPENING));
                } else {
                    killed.awaitCommits(1 + random.nextInt(MAX_COMMITS));
                }
            }
            Contents computed = computed(files, folder.resolve("computed-" + kill));
            try (PagedEntries left = PagedEntries.open(files, checkpoint(files), (key, slice) -> {}, () -> true)) {
                takenBack++;
                assertThat(contents(left)).isEqualTo(computed);
            } catch (CancellationException e) {
                // Its index was being changed when it was killed, so it is computed.
                assertThat(contents(files)).isEqualTo(computed);
            }
        }
        assertThat(takenBack).isPositive();
    }

    /** Those of a copy without the index. */
    private static Contents computed(Path of, Path copy) throws IOException {
        Files.createDirectories(copy);
        for (String name : List.of(PagedEntries.PAGES, "checkpoint")) {
            Files.copy(of.resolve(name), copy.resolve(name));
        }
        return contents(copy);
    }

    private static Contents contents(Path of) throws IOException {
        try (PagedEntries opened = PagedEntries.open(of, checkpoint(of), (key, slice) -> {}, () -> false)) {
            return contents(opened);
        }
    }

    private static Contents contents(PagedEntries of) {
        Map<Long, Integer> found = new HashMap<>();
        ValueView view = new ValueView();
        for (long key = 0; key < KilledTable.KEYS; key++) {
            if (of.find(key, key, view)) {
                found.put(key, Arrays.hashCode(view.copy()));
            }
        }
        long[] visited = {0};
        of.forEach((high, low, value) -> visited[0]++);
        return new Contents(found, visited[0], of.entries(), of.liveBytes(), of.deadBytes());
    }

    private static Optional<Checkpoint> checkpoint(Path of) throws IOException {
        Optional<Checkpoint> checkpoint = Checkpoint.read(of, KilledTable.LOG);
        assertThat(checkpoint).isPresent();
        return checkpoint;
    }
}
