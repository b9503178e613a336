package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Equal to a java.util.Map after growth and removals. */
final class LongPairMapTest {
    private static final int STEPS = 200_000;
    private static final int KEYS = 3_000;

    private final SplittableRandom random = Seed.random("LongPairMapTest");
    private final LongPairMap<String> map = new LongPairMap<>();
    private final Map<List<Long>, String> expected = new HashMap<>();

    @Test
    void shouldEqualAMapAfterRandomChanges() {
        for (int step = 0; step < STEPS; step++) {
            // Given
            long first = random.nextLong(-1, 60);
            long second = random.nextLong(KEYS / 60);

            // When
            if (random.nextInt(5) < 3) {
                map.put(first, second, "entry " + step);
                expected.put(List.of(first, second), "entry " + step);
            } else {
                map.remove(first, second);
                expected.remove(List.of(first, second));
            }

            // Then
            long otherFirst = random.nextLong(-1, 60);
            long otherSecond = random.nextLong(KEYS / 60);
            assertThat(map.get(first, second)).isEqualTo(expected.get(List.of(first, second)));
            assertThat(map.get(otherFirst, otherSecond)).isEqualTo(expected.get(List.of(otherFirst, otherSecond)));
            assertThat(map.size()).isEqualTo(expected.size());
        }
        expected.forEach(
                (key, entry) -> assertThat(map.get(key.get(0), key.get(1))).isEqualTo(entry));
    }

    @Test
    void shouldFindDisplacedEntriesAfterRemovals() {
        // Given
        for (long key = 0; key < 100_000; key++) {
            map.put(key, -key, Long.toString(key));
        }

        // When
        for (long key = 0; key < 100_000; key += 3) {
            map.remove(key, -key);
        }

        // Then
        for (long key = 0; key < 100_000; key++) {
            assertThat(map.get(key, -key)).isEqualTo(key % 3 == 0 ? null : Long.toString(key));
        }
    }
}
