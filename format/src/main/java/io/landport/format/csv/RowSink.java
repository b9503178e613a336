package io.landport.format.csv;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Receives what rows give, and returns documents and rejections when they are complete. */
interface RowSink extends Closeable {
    /**
     * A row, or a part of it, that identifies its document.
     *
     * @param record the number of the record that it gives
     * @param problem of another field, null if there is none
     */
    void take(RawLine line, int record, DocumentFields row, @Nullable InvalidRowException problem) throws IOException;

    /** A row that does not identify its document. */
    void takeUnplaced(RawLine line, InvalidRowException problem);

    /** Ends the rows. */
    void finish() throws IOException;

    /** The next document or rejection, null if none is complete. */
    @Nullable
    FeedItem poll() throws IOException;

    @Override
    default void close() throws IOException {
        // Most hold no file.
    }
}
