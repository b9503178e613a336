package io.landport.contract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a document was read, as in the header {@value #HEADER} of its record: {@code 151 dot3_0122.csv}. Streams passes headers on, so the
 * rejection of a document has it, too. Anyone who may write documents may write any header. A document of a record has the record for
 * the file: {@code 2 intake.default.v1-3@77}.
 *
 * @param file name without folders
 * @param line counted from 1
 */
public record FilePlace(String file, long line) {
    public static final String HEADER = "read-from";

    private static final int MAX_BYTES = 1_000;
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,17}) (.+)");
    private static final Pattern RECORD = Pattern.compile("(.+\\.v1)-\\d{1,9}@\\d{1,18}");

    /** The place in a file that is given with its folders. */
    public static FilePlace in(String path, long line) {
        return new FilePlace(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), line);
    }

    /** The name of a record of a feed's topic, in the place of a file. */
    public static String nameOf(String topic, int partition, long offset) {
        return topic + '-' + partition + '@' + offset;
    }

    /**
     * The topic of the record that a document was read from.
     *
     * @return empty if it was read from a file or a request. Takes a few nanoseconds then
     */
    public static Optional<String> topic(byte @Nullable [] header) {
        if (header == null || !endsWithOffset(header)) {
            return Optional.empty();
        }
        return ofHeader(header)
                .map(place -> RECORD.matcher(place.file()))
                .filter(Matcher::matches)
                .map(record -> record.group(1));
    }

    private static boolean endsWithOffset(byte[] header) {
        int last = header.length - 1;
        while (last > 0 && header[last] >= '0' && header[last] <= '9') {
            last--;
        }
        return last > 0 && header[last] == '@' && last < header.length - 1;
    }

    public byte[] header() {
        return (line + " " + file).getBytes(StandardCharsets.UTF_8);
    }

    /** @return empty if there is no such header, or not in this form */
    public static Optional<FilePlace> ofHeader(byte @Nullable [] header) {
        String text = header == null || header.length > MAX_BYTES ? "" : new String(header, StandardCharsets.UTF_8);
        Matcher place = TEXT.matcher(text);
        return place.matches()
                ? Optional.of(new FilePlace(place.group(2), Long.parseLong(place.group(1))))
                : Optional.empty();
    }
}
