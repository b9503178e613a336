package io.landport.streams;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.KeyValueStore;

/** The received day of each input partition: the UTC day of the greatest timestamp so far, so it never goes back. */
final class ReceivedDays {
    private final KeyValueStore<String, Long> days;

    /** @param days epoch day by topic */
    ReceivedDays(KeyValueStore<String, Long> days) {
        this.days = days;
    }

    /** The received day of a record, after taking its timestamp into account. */
    LocalDate advance(String topic, long timestamp) {
        long day = TimeUnit.MILLISECONDS.toDays(timestamp);
        Long greatest = days.get(topic);
        if (greatest == null || greatest < day) {
            days.put(topic, day);
            return LocalDate.ofEpochDay(day);
        }
        return LocalDate.ofEpochDay(greatest);
    }
}
