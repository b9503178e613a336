package io.landport.contract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a document was read, as in the header {@value #HEADER} of its record: {@code 151 dot3_0122.csv}. Streams passes headers on, so the
 * rejection of a document has it, too. Anyone who may write documents may write any header.
 *
 * @param file name without folders
 * @param line counted from 1
 */
public record FilePlace(String file, long line) {
    public static final String HEADER = "read-from";

    private static final int MAX_BYTES = 1_000;
    private static final String TEXT = "[1-9]\\d{0,17} .+";

    /** The place in a file that is given with its folders. */
    public static FilePlace in(String path, long line) {
        return new FilePlace(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), line);
    }

    public byte[] header() {
        return (line + " " + file).getBytes(StandardCharsets.UTF_8);
    }

    /** @return empty if there is no such header, or not in this form */
    public static Optional<FilePlace> ofHeader(byte @Nullable [] header) {
        String text = header == null || header.length > MAX_BYTES ? "" : new String(header, StandardCharsets.UTF_8);
        if (!text.matches(TEXT)) {
            return Optional.empty();
        }
        int space = text.indexOf(' ');
        return Optional.of(new FilePlace(text.substring(space + 1), Long.parseLong(text.substring(0, space))));
    }
}
