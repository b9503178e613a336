package io.landport.contract;

import io.landport.contract.wire.RecordFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A topic and all that has to be agreed on about it. Keys are UTF-8 strings.
 *
 * @param key what the key is made of
 * @param value the name of the value's type
 * @param retention how long records are kept, null for ever
 * @param format the value's format, null where the value is bytes as they came
 */
public record Topic<V>(
        String name,
        String key,
        String value,
        @Nullable RecordFormat<V> format,
        int partitions,
        CleanupPolicy cleanup,
        @Nullable Duration retention,
        String writtenBy,
        String readBy) {

    /**
     * The largest record that topics of refused documents take. Other topics take 1 MiB, and a rejection can hold the
     * original, an identity that is nearly all of it, and its own fields.
     */
    public static final int MAX_REJECTION_BYTES = 4 * 1024 * 1024;

    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);
    private static final String UNLIMITED = "-1";

    /** The registry's subject of its values. */
    public String subject() {
        return name + "-value";
    }

    /** How long records are kept, empty for ever. */
    public Optional<Duration> kept() {
        return Optional.ofNullable(retention);
    }

    /** The partition that a key belongs to: the one that Kafka's Java client chooses by default. */
    public int partitionOf(byte[] recordKey) {
        return Utils.toPositive(Utils.murmur2(recordKey)) % partitions;
    }

    /** Kafka's settings of the topic, by name. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", cleanup.policy());
        // A cluster may bound every topic that does not say otherwise.
        settings.put("retention.bytes", UNLIMITED);
        settings.put("retention.ms", retention == null ? UNLIMITED : Long.toString(retention.toMillis()));
        if (cleanup == CleanupPolicy.DELETE && retention == null) {
            // The received day never goes back, so one record from the future would move it for good.
            settings.put("message.timestamp.after.max.ms", Long.toString(CLOCK_DIFFERENCE.toMillis()));
        }
        if (retention != null) {
            // Records keep the time of a back-dated document, and would be past their retention at once.
            settings.put("message.timestamp.type", "LogAppendTime");
            // An original can be as large as any document, and its rejection is larger still.
            settings.put("max.message.bytes", Integer.toString(MAX_REJECTION_BYTES));
        }
        return settings;
    }
}
