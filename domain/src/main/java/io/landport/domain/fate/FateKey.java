package io.landport.domain.fate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The key of a count of messages.
 *
 * @param topic the document topic; that of a feed for {@link #PUBLISHED}
 * @param source of the messages; {@link #UNKNOWN} if it could not be read or is not in the reference data, {@link #ANY} for
 *     {@link #READ} and {@link #PUBLISHED}
 * @param receivedDay the UTC day on which they became known
 * @param fate code of a fate, {@link #READ} or {@link #PUBLISHED}
 */
public record FateKey(String topic, String source, LocalDate receivedDay, String fate) {
    private static final int MULTIPLIER = 31;

    /** Not a fate: the number of records read, which equals the sum of all fates of a topic and received day. */
    public static final String READ = "read";

    /**
     * Not a fate: the documents that intake has read from records of the topic and published, counted where they are read from the document
     * topics.
     */
    public static final String PUBLISHED = "published";

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

    /** Whether it counts messages of one fate. */
    public boolean isOfFate() {
        return !fate.equals(READ) && !fate.equals(PUBLISHED);
    }

    /** The key as text, the parts separated by bars. */
    public String key() {
        return topic + '|' + source + '|' + receivedDay + '|' + fate;
    }
}
