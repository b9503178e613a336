package io.landport.store.index;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The index of a range of offsets of one partition.
 *
 * @param revisions by the month of their statistical day
 * @param messages by bucket of the hash of their key
 */
public record Segment(SegmentHead head, Map<YearMonth, RevisionPostings> revisions, List<MessagePostings> messages) {

    public Segment {
        revisions = Map.copyOf(revisions);
        messages = List.copyOf(messages);
    }
}
