package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Compares a table and its standby with a map, under commits, crashes, promotions and log compaction in any order. A
 * standby may read only a part of the new records, so that compaction overtakes it. A crash leaves the files of the table,
 * with or without its index, or nothing.
 */
@Execution(ExecutionMode.CONCURRENT)
final class PagedEntriesPropertyTest {
    private static final int STEPS = 1500;

    private static final String LOG = "changelog";

    @TempDir
    private Path folder;

    private final SplittableRandom random = Seed.random("paged entries");
    private final CompactedLog log = new CompactedLog();
    private final PagedKey[] keys = new PagedKey[1 + random.nextInt(600)];
    private final boolean hasLargeValues = random.nextBoolean();

    @AutoClose
    private TestTables tables;

    private PagedEntries active;
    private Path activeFolder;
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private PagedEntries standby;
    private Path standbyFolder;
    private long standbyPosition;
    private Map<PagedKey, byte[]> model = new HashMap<>();
    private Map<PagedKey, byte[]> committed = new HashMap<>();

    private record PagedKey(long high, long low) {}

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
        activeFolder = tables.newFolder();
        active = tables.open(activeFolder, Optional.empty(), log);
        openStandby();
    }

    @RepeatedTest(3)
    void shouldEqualAMap() {
        compare();
    }

    @Tag("long")
    @RepeatedTest(24)
    void shouldEqualAMapInManyRuns() {
        compare();
    }

    private void compare() {
        Arrays.setAll(keys, i -> new PagedKey(random.nextLong(), random.nextLong()));
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(20)) {
                case 0 -> crash();
                case 1 -> promoteAfterACrash();
                case 2 -> swap();
                case 3, 4 -> clean();
                case 8, 9 -> checkpoint();
                case 5, 6, 7 -> follow(random.nextInt(1, 8));
                default -> write();
            }
        }
        commit();
        check(active);
        crash();
        catchUp();
        check(active);
        check(standby);
    }

    private void write() {
        for (int i = random.nextInt(40); i > 0; i--) {
            PagedKey key = keys[random.nextInt(keys.length)];
            byte[] value = new byte[length()];
            random.nextBytes(value);
            active.put(key.high, key.low, value, 0, value.length);
            model.put(key, value);
        }
        if (random.nextInt(4) > 0) {
            commit();
        }
        if (random.nextInt(50) == 0) {
            check(active);
        }
    }

    private int length() {
        if (hasLargeValues && random.nextInt(60) == 0) {
            return random.nextInt(3 * Pages.PAGE_BYTES);
        }
        return random.nextInt(3) == 0 ? random.nextInt(20_000) : random.nextInt(200);
    }

    private void commit() {
        active.commit();
        log.commit();
        committed = new HashMap<>(model);
    }

    /** The process ends; its memory and its open transaction are lost. */
    private void crash() {
        log.abort();
        model = new HashMap<>(committed);
        if (random.nextInt(4) == 0) {
            activeFolder = tables.newFolder();
            checkpoint = Optional.empty();
        } else if (random.nextInt(3) == 0) {
            tables.deleteIndex(activeFolder);
        }
        active = tables.open(activeFolder, checkpoint, log);
        long restoredTo = checkpoint.map(Checkpoint::offset).orElse(-1L);
        log.from(restoredTo + 1).forEach(record -> active.restore(record.key(), record.value()));
        checkSome(active);
    }

    private void checkpoint() {
        commit();
        checkpoint = Optional.of(active.checkpoint(LOG, log.end() - 1));
        active.free(active.takeReleased());
    }

    private void promoteAfterACrash() {
        log.abort();
        model = new HashMap<>(committed);
        catchUp();
        active = standby;
        activeFolder = standbyFolder;
        checkpoint = Optional.empty();
        openStandby();
        checkSome(active);
    }

    /** Both tasks end cleanly and swap roles. */
    private void swap() {
        commit();
        catchUp();
        PagedEntries before = active;
        active = standby;
        standby = before;
        Path folderBefore = activeFolder;
        activeFolder = standbyFolder;
        standbyFolder = folderBefore;
        checkpoint = Optional.empty();
        checkSome(active);
    }

    private void openStandby() {
        standbyFolder = tables.newFolder();
        standby = tables.open(standbyFolder, Optional.empty(), log);
        standbyPosition = 0;
    }

    private void clean() {
        if (random.nextInt(3) == 0) {
            log.compact();
        } else {
            log.compactSome(random);
        }
        log.forgetSomeDeletions(random);
    }

    private void catchUp() {
        follow(Integer.MAX_VALUE);
        standbyPosition = log.end();
    }

    private void follow(int most) {
        List<ConsumerRecord<SliceKey, byte[]>> fresh = log.from(standbyPosition);
        for (ConsumerRecord<SliceKey, byte[]> slice : fresh.subList(0, Math.min(most, fresh.size()))) {
            standby.restore(slice.key(), slice.value());
            standbyPosition = slice.offset() + 1;
        }
    }

    private void checkSome(PagedEntries entries) {
        if (random.nextInt(5) == 0) {
            check(entries);
        }
    }

    private void check(PagedEntries entries) {
        ValueView view = new ValueView();
        for (PagedKey key : keys) {
            byte[] expected = model.get(key);
            assertThat(entries.find(key.high, key.low, view)).isEqualTo(expected != null);
            if (expected != null) {
                assertThat(view.copy()).isEqualTo(expected);
            }
        }
        Map<PagedKey, byte[]> visited = new HashMap<>();
        entries.forEach((high, low, value) -> visited.put(new PagedKey(high, low), value.copy()));
        assertThat(visited.keySet()).isEqualTo(model.keySet());
        assertThat(visited).allSatisfy((key, value) -> assertThat(value).isEqualTo(model.get(key)));
        assertThat(entries.entries()).isEqualTo(model.size());
        assertThat(entries.liveBytes())
                .isEqualTo(model.values().stream()
                        .mapToLong(value -> TableEntry.size(value.length))
                        .sum());
    }
}
