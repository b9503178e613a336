package io.landport.query.explain;

import io.landport.store.index.DocumentPartition;
import io.landport.store.index.MessagePostings;
import io.landport.store.index.RevisionPostings;
import io.landport.store.index.SegmentHead;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;

/** Segments of the index: those of the store, or those of records that are not in the store's index yet. */
interface IndexPart {

    /** The heads of all segments. */
    Collection<SegmentHead> heads();

    /** Reads the revisions of months, in no particular order of segments. */
    void revisions(YearMonth first, YearMonth last, RevisionReader reader) throws SQLException;

    /**
     * Reads the postings that may contain documents.
     *
     * @param hashes of the keys of documents by partition, unsigned and ascending
     */
    void messages(Map<DocumentPartition, long[]> hashes, MessageReader reader) throws SQLException;

    /** Receives the postings of a month. */
    interface RevisionReader {
        void read(SegmentHead head, YearMonth month, RevisionPostings postings);
    }

    /** Receives postings of documents. */
    interface MessageReader {
        void read(SegmentHead head, MessagePostings postings);
    }
}
