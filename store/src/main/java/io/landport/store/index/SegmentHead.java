package io.landport.store.index;

import java.util.List;

/**
 * The range of offsets of a segment, and what its postings refer to.
 *
 * @param firstOffset of the range, included
 * @param endOffset of the range, excluded
 * @param messages number of records in the range
 * @param latestMoment greatest record timestamp of the partition up to the end of the segment, in milliseconds
 */
public record SegmentHead(
        DocumentPartition partition,
        long firstOffset,
        long endOffset,
        int messages,
        long latestMoment,
        List<DeclaredPlace> places,
        ReceivedDayStarts receivedDays) {

    public SegmentHead {
        places = List.copyOf(places);
        if (endOffset <= firstOffset) {
            throw new IllegalArgumentException(
                    "segment must end after offset " + firstOffset + " but ends at " + endOffset);
        }
    }
}
