package io.landport.contract;

import io.landport.contract.wire.RecordFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A topic and what its writers and readers agree on. Keys are UTF-8 strings. {@link Topics} declares all topics.
 *
 * @param key what the key consists of
 * @param value name of the type of the values
 * @param format of the values, null if they are not decoded
 * @param retention how long records are kept, null if unlimited
 * @param isAdvisory whether no figure depends on its records: readers log and skip a record that cannot be decoded. In the other
 *     topics such a record stops its readers
 * @param writtenBy modules or people, separated by commas
 * @param readBy modules or people, separated by commas
 */
public record Topic<V>(
        String name,
        String key,
        String value,
        @Nullable RecordFormat<V> format,
        int partitions,
        CleanupPolicy cleanup,
        @Nullable Duration retention,
        boolean isAdvisory,
        String writtenBy,
        String readBy) {

    /**
     * The largest record of topics with originals. Other topics accept 1 MiB; a rejection contains the original, the
     * document id, which can be nearly as large, and its own fields.
     */
    public static final int MAX_REJECTION_BYTES = 4 * 1024 * 1024;

    /** The key of a topic whose records are in any partition. */
    static final String ANY_KEY = "any";

    private static final Duration SEGMENT = Duration.ofDays(1);
    private static final Duration MAX_CLOCK_SKEW = Duration.ofHours(1);
    private static final String UNLIMITED = "-1";

    /** The subject of the values in a schema registry. */
    public String subject() {
        return name + "-value";
    }

    /** Whether the topic may have another number of partitions than declared: no key decides the partition of its records. */
    public boolean hasAnyPartitions() {
        return key.equals(ANY_KEY);
    }

    /** How long records are kept, empty if unlimited. */
    public Optional<Duration> kept() {
        return Optional.ofNullable(retention);
    }

    /** The partition of a key: the one that Kafka's Java client chooses by default. */
    public int partitionOf(byte[] recordKey) {
        return partitionOf(recordKey, partitions);
    }

    /** The partition of a key in a topic with this number of partitions. */
    public static int partitionOf(byte[] recordKey, int partitions) {
        return Utils.toPositive(Utils.murmur2(recordKey)) % partitions;
    }

    /** The settings of the topic by name. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", cleanup.policy());
        // The default of the cluster may be a limit.
        settings.put("retention.bytes", UNLIMITED);
        settings.put("retention.ms", retention == null ? UNLIMITED : Long.toString(retention.toMillis()));
        if (cleanup == CleanupPolicy.DELETE && retention == null) {
            // The received day never goes back, so a record with a later timestamp would advance it indefinitely.
            settings.put("message.timestamp.after.max.ms", Long.toString(MAX_CLOCK_SKEW.toMillis()));
        }
        if (cleanup == CleanupPolicy.COMPACT) {
            // A record carries the timestamp of a document, which the broker could reject as too far in the future.
            settings.put("message.timestamp.type", "LogAppendTime");
        }
        if (retention != null) {
            // The broker deletes whole segments, a day after the retention of their first record at the latest.
            settings.put("segment.ms", Long.toString(SEGMENT.toMillis()));
            // With the timestamp of a back-dated document, a record would exceed its retention at once.
            settings.put("message.timestamp.type", "LogAppendTime");
            // An original may be as large as the largest document, and its rejection is larger.
            settings.put("max.message.bytes", Integer.toString(MAX_REJECTION_BYTES));
        }
        return settings;
    }
}
