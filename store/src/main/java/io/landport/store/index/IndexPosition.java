package io.landport.store.index;

/**
 * Where the next segment of a partition begins.
 *
 * @param nextOffset the first offset that is not in the index
 * @param latestMoment greatest record timestamp before it, or {@link SegmentBuilder#NO_MOMENT}
 */
public record IndexPosition(long nextOffset, long latestMoment) {
    /** The position of a partition without segments. */
    public static final IndexPosition START = new IndexPosition(0, SegmentBuilder.NO_MOMENT);
}
