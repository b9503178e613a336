package io.landport.domain.fate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The key of a count of messages.
 *
 * @param topic the document topic
 * @param source of the messages; {@link #UNKNOWN} if it could not be read or is not in the reference data, {@link #ANY} for
 *     {@link #READ}
 * @param receivedDay the UTC day on which they became known
 * @param fate code of a fate, or {@link #READ}
 */
public record FateKey(String topic, String source, LocalDate receivedDay, String fate) {
    private static final int MULTIPLIER = 31;

    /** Not a fate: the number of records read, which equals the sum of all fates of a topic and received day. */
    public static final String READ = "read";

    /** Records of all sources. */
    public static final String ANY = "any";

    /** Messages whose source could not be read or is not in the reference data. */
    public static final String UNKNOWN = "unknown";

    /** Written by hand for speed, like that of {@link io.landport.domain.total.Series}. */
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

    /** The key as text, the parts separated by bars. */
    public String key() {
        return topic + '|' + source + '|' + receivedDay + '|' + fate;
    }
}
