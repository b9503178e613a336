package io.landport.contract;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The levels of the formats that only the processes of an installation read: records of internal topics, and entries of changelogs. A
 * version reads its current level and the one before, so two versions that follow each other can run beside each other. It writes the
 * level that the installation has agreed on, a field of the generation. A record above the first level has its level in the header
 * {@value #HEADER}.
 *
 * @param current the highest level that is read
 * @param written the level that is written
 */
public record FormatLevels(int current, int written) {
    /** The level of records without a header. */
    public static final int FIRST = 1;

    /** The current level of this version. Raise it when the bytes of one of these formats change (CONTRIBUTING.md). */
    public static final int CURRENT = 1;

    static final String HEADER = "format-level";

    /** @throws UnsupportedLevelException if the level to write is not among those that are read */
    public FormatLevels {
        if (current < FIRST) {
            throw new IllegalArgumentException("a format level is at least 1, not " + current);
        }
        requireReadable(current, written, FormatLevels::installation);
    }

    /**
     * What this version reads, and a level to write.
     *
     * @param agreed the level of the generation
     */
    public static FormatLevels writing(int agreed) {
        return new FormatLevels(CURRENT, agreed);
    }

    /** Whether this version reads a level. */
    public static boolean isReadable(int level) {
        return isReadable(CURRENT, level);
    }

    /** The headers of a record that is written: none at the first level. */
    public Headers headers() {
        Headers headers = new RecordHeaders();
        if (written > FIRST) {
            headers.add(HEADER, Integer.toString(written).getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    /**
     * The level of a record.
     *
     * @param place of the record, for the message
     * @throws UnsupportedLevelException if it is not read
     */
    public int require(Headers headers, Supplier<String> place) {
        Header header = headers.lastHeader(HEADER);
        int level = header == null ? FIRST : Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
        requireReadable(current, level, place);
        return level;
    }

    /**
     * Requires that this version reads and writes the level that the installation has agreed on.
     *
     * @throws UnsupportedLevelException with the version to use
     */
    public static void requireReadable(int agreed) {
        requireReadable(CURRENT, agreed, FormatLevels::installation);
    }

    private static String installation() {
        return "the installation";
    }

    private static boolean isReadable(int current, int level) {
        return level <= current && level >= Math.max(FIRST, current - 1);
    }

    private static void requireReadable(int current, int level, Supplier<String> what) {
        if (!isReadable(current, level)) {
            throw new UnsupportedLevelException(what.get(), level, current);
        }
    }
}
