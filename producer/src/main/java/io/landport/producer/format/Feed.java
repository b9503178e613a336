package io.landport.producer.format;

import java.io.IOException;
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

    /** Rows read so far: lines that are neither blank nor a header. */
    long rows();

    @Override
    void close() throws IOException;
}
