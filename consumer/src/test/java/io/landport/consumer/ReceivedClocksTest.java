package io.landport.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.kafka.admin.KafkaAdminException;
import io.landport.store.StoreUnavailableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A received day is stored after all figures that follow from earlier days. */
final class ReceivedClocksTest {
    private static final TopicPartition FIRST = new TopicPartition("customs.documents.v1", 0);
    private static final TopicPartition SECOND = new TopicPartition("customs.documents.v1", 1);
    private static final TopicPartition TOTALS = new TopicPartition("totals.daily.v1", 0);
    private static final LocalDate DAY = LocalDate.of(2021, 6, 9);

    private final Map<TopicPartition, LocalDate> published = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(TOTALS, 0L));
    private final Map<TopicPartition, Long> stored = new HashMap<>();
    private final List<Map<TopicPartition, Optional<LocalDate>>> written = new ArrayList<>();
    private boolean isKafkaAway;
    private final ReceivedClocks clocks = new ReceivedClocks(new ScriptedPipeline(), new RecordingStore());

    @Test
    void shouldWaitUntilTheStoreHasReadWhatWasPublishedBefore() throws Exception {
        // Given
        published.put(FIRST, DAY);
        ends.put(TOTALS, 10L);
        stored.put(TOTALS, 9L);
        clocks.step();
        List<Map<TopicPartition, Optional<LocalDate>>> before = List.copyOf(written);

        // When: what is published later is not waited for.
        ends.put(TOTALS, 20L);
        stored.put(TOTALS, 10L);
        clocks.step();

        // Then
        assertThat(before).isEmpty();
        assertThat(written).containsExactly(Map.of(FIRST, Optional.of(DAY), SECOND, Optional.empty()));
    }

    @Test
    void shouldNotStoreADayThatWasPublishedWhileItWaited() throws Exception {
        // Given
        published.put(FIRST, DAY);
        ends.put(TOTALS, 10L);
        clocks.step();

        // When
        published.put(FIRST, DAY.plusDays(1));
        ends.put(TOTALS, 20L);
        stored.put(TOTALS, 10L);
        clocks.step();
        clocks.step();

        // Then
        assertThat(written).containsExactly(Map.of(FIRST, Optional.of(DAY), SECOND, Optional.empty()));
    }

    @Test
    void shouldStoreEachDayOnce() throws Exception {
        // Given
        published.put(FIRST, DAY);
        published.put(SECOND, DAY);
        clocks.step();

        // When
        clocks.step();
        published.put(SECOND, DAY.plusDays(1));
        clocks.step();

        // Then
        assertThat(written)
                .containsExactly(
                        Map.of(FIRST, Optional.of(DAY), SECOND, Optional.of(DAY)),
                        Map.of(FIRST, Optional.of(DAY), SECOND, Optional.of(DAY.plusDays(1))));
    }

    @Test
    void shouldStoreNothingBeforeTheFirstRecord() throws Exception {
        // When
        clocks.step();

        // Then
        assertThat(written).isEmpty();
    }

    /** Otherwise no day would be settled any more before the process is restarted. */
    @Test
    void shouldContinueAfterKafkaDidNotAnswer() {
        // Given
        published.put(FIRST, DAY);
        isKafkaAway = true;
        clocks.tryStep();
        List<Map<TopicPartition, Optional<LocalDate>>> meanwhile = List.copyOf(written);

        // When
        isKafkaAway = false;
        clocks.tryStep();

        // Then
        assertThat(meanwhile).isEmpty();
        assertThat(written).containsExactly(Map.of(FIRST, Optional.of(DAY), SECOND, Optional.empty()));
    }

    private final class ScriptedPipeline implements ReceivedClocks.Pipeline {
        @Override
        public Set<TopicPartition> documents() {
            if (isKafkaAway) {
                throw new KafkaAdminException("no broker reachable");
            }
            return Set.of(FIRST, SECOND);
        }

        @Override
        public Map<TopicPartition, LocalDate> published() {
            return Map.copyOf(published);
        }

        @Override
        public Map<TopicPartition, Long> ends() {
            return Map.copyOf(ends);
        }
    }

    private final class RecordingStore implements ReceivedClocks.Clocks {
        @Override
        public Map<TopicPartition, Long> offsets() {
            return Map.copyOf(stored);
        }

        @Override
        public void write(Map<TopicPartition, Optional<LocalDate>> receivedDays) throws StoreUnavailableException {
            written.add(receivedDays);
        }
    }
}
