package io.landport.domain.fate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a count of messages is of.
 *
 * @param topic the input topic that they came by
 * @param source who delivered them; {@link #UNKNOWN} where that could not be read, {@link #ANY} for the records read
 * @param receivedDay the UTC day on which they became known
 * @param fate a fate's code, or {@link #READ}
 */
public record FateKey(String topic, String source, LocalDate receivedDay, String fate) {
    private static final int MULTIPLIER = 31;

    /** No fate, but how many records were read: all fates of a topic and received day add up to it. */
    public static final String READ = "read";

    /** The source of the records read, whoever delivered them. */
    public static final String ANY = "any";

    /** The source of messages of which none could be read. */
    public static final String UNKNOWN = "unknown";

    /** By hand, as {@link io.landport.domain.total.Series} has it. */
    @Override
    public int hashCode() {
        int hash = MULTIPLIER * topic.hashCode() + source.hashCode();
        hash = MULTIPLIER * hash + receivedDay.hashCode();
        return MULTIPLIER * hash + fate.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FateKey key
                && fate.equals(key.fate)
                && receivedDay.equals(key.receivedDay)
                && source.equals(key.source)
                && topic.equals(key.topic);
    }

    /** The key as one readable word. */
    public String key() {
        return topic + '|' + source + '|' + receivedDay + '|' + fate;
    }
}
