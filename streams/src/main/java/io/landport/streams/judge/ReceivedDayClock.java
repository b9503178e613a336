package io.landport.streams.judge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The received day of each input partition: the UTC day of the greatest timestamp so far, so it never goes back. The store
 * is read and written only when a day begins.
 */
final class ReceivedDayClock {
    private final KeyValueStore<String, Long> days;
    private final Map<String, LocalDate> known = new HashMap<>();

    /** @param days epoch day by topic */
    ReceivedDayClock(KeyValueStore<String, Long> days) {
        this.days = days;
    }

    /** The received day of a record, after taking its timestamp into account. */
    LocalDate advance(String topic, long timestamp) {
        long day = TimeUnit.MILLISECONDS.toDays(timestamp);
        LocalDate before = known.get(topic);
        if (before != null && before.toEpochDay() >= day) {
            return before;
        }
        return known.merge(topic, greatestDay(topic, day), (unused, greatest) -> greatest);
    }

    /** The received day so far; before the first record, the day of this timestamp. */
    LocalDate current(String topic, long timestamp) {
        LocalDate before = known.get(topic);
        if (before != null) {
            return before;
        }
        Long stored = days.get(topic);
        return LocalDate.ofEpochDay(stored == null ? TimeUnit.MILLISECONDS.toDays(timestamp) : stored);
    }

    private LocalDate greatestDay(String topic, long day) {
        Long greatest = days.get(topic);
        if (greatest != null && greatest >= day) {
            return LocalDate.ofEpochDay(greatest);
        }
        days.put(topic, day);
        return LocalDate.ofEpochDay(day);
    }
}
