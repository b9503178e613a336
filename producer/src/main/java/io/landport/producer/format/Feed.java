package io.landport.producer.format;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents of one input, read as they are asked for. */
public interface Feed extends AutoCloseable {

    /**
     * The next document or refusal, null at the end.
     *
     * @throws InvalidFileException if the input turns out not to be of the format at all
     * @throws IOException if it cannot be read on
     */
    @Nullable
    FeedItem next() throws IOException;

    /** What the user should know of the input once it was read to its end, empty if nothing. */
    default Optional<String> warning() {
        return Optional.empty();
    }

    /** Rows read so far: lines that are neither blank nor a header. */
    long rows();

    @Override
    void close() throws IOException;
}
