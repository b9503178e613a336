package io.landport.format.feed;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents of one input, read on demand. */
public interface Feed extends AutoCloseable {

    /**
     * The next document or rejection, null at the end.
     *
     * @throws InvalidFileException if the input is not of the format
     * @throws IOException if it cannot be read
     */
    @Nullable
    FeedItem next() throws IOException;

    /**
     * Where the item that was read last is: the input that was opened, or a file in it if it is an archive.
     *
     * @param opened the input that was opened
     */
    default Input origin(Input opened) {
        return opened;
    }

    /** A warning for the user after the input was read to its end, empty if there is none. */
    default Optional<String> warning() {
        return Optional.empty();
    }

    /** Rows read so far: lines that are neither blank nor a header. */
    long rows();

    /** Rows read so far that the mapping of the format leaves out, by what they are. */
    default Map<String, Long> skipped() {
        return Map.of();
    }

    /** Whether anything read so far was left out on purpose, so that an input without documents is in order. */
    default boolean hasSkipped() {
        return !skipped().isEmpty();
    }

    @Override
    void close() throws IOException;
}
