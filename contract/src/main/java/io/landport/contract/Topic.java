package io.landport.contract;

import io.landport.contract.wire.RecordFormat;
import java.time.Duration;
import java.util.Optional;
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
        Cleanup cleanup,
        @Nullable Duration retention,
        String writtenBy,
        String readBy) {

    /** The registry's subject of its values. */
    public String subject() {
        return name + "-value";
    }

    /** How long records are kept, empty for ever. */
    public Optional<Duration> kept() {
        return Optional.ofNullable(retention);
    }
}
