package io.landport.store.index;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The offsets of the revisions of one month in a segment, grouped by place and day. A group is the difference of its place from the one
 * before, the day of the month, the number of its offsets, and the differences between them.
 */
public final class RevisionPostings {
    static final RevisionPostings EMPTY = new RevisionPostings(new byte[0]);

    private final byte[] packed;

    /** Selects groups by the position of their place in the segment's list, and by their day of the month. */
    public interface PlaceAndDay {
        boolean test(int place, int dayOfMonth);
    }

    RevisionPostings(byte[] packed) {
        this.packed = packed;
    }

    /** @param postings of one month */
    static RevisionPostings of(Posting[] postings) {
        Posting[] sorted = postings.clone();
        Arrays.sort(sorted);
        PackedNumbers packed = new PackedNumbers();
        int place = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = groupEnd(sorted, from);
            packed.add(sorted[from].place() - place);
            packed.add(sorted[from].dayOfMonth());
            packed.add(to - from);
            long offset = 0;
            for (int i = from; i < to; i++) {
                packed.add(sorted[i].offset() - offset);
                offset = sorted[i].offset();
            }
            place = sorted[from].place();
        }
        return new RevisionPostings(packed.bytes());
    }

    /**
     * Finds offsets.
     *
     * @param wanted groups
     * @param to receives each offset relative to the first one of the segment
     */
    public void find(PlaceAndDay wanted, LongConsumer to) {
        PackedNumbers.Reader in = new PackedNumbers.Reader(packed);
        int place = 0;
        while (in.hasNext()) {
            place += in.nextInt();
            boolean isWanted = wanted.test(place, in.nextInt());
            long offset = 0;
            for (int left = in.nextInt(); left > 0; left--) {
                offset += in.next();
                if (isWanted) {
                    to.accept(offset);
                }
            }
        }
    }

    byte[] packed() {
        return packed.clone();
    }

    private static int groupEnd(Posting[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length
                && sorted[to].place() == sorted[from].place()
                && sorted[to].dayOfMonth() == sorted[from].dayOfMonth()) {
            to++;
        }
        return to;
    }

    /** One revision: position of its place, day of the month, and offset relative to the first one of the segment. */
    record Posting(int place, int dayOfMonth, int offset) implements Comparable<Posting> {
        @Override
        public int compareTo(Posting other) {
            if (place != other.place) {
                return Integer.compare(place, other.place);
            }
            return dayOfMonth != other.dayOfMonth
                    ? Integer.compare(dayOfMonth, other.dayOfMonth)
                    : Integer.compare(offset, other.offset);
        }
    }
}
