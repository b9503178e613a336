package io.landport.streams.total;

import java.util.List;

/** All that waits in some lines at one moment; reached once it has gone, whatever has come since. */
final class Milestone {
    private final List<Line<?>> lines;
    private final long[] ends;

    /** A milestone that is reached, since nothing was asked for. */
    Milestone(List<Line<?>> lines) {
        this.lines = List.copyOf(lines);
        this.ends = new long[lines.size()];
    }

    /** Asks for all that waits now. */
    void set() {
        for (int line = 0; line < ends.length; line++) {
            ends[line] = lines.get(line).end();
        }
    }

    boolean isReached() {
        for (int line = 0; line < ends.length; line++) {
            if (!lines.get(line).isPast(ends[line])) {
                return false;
            }
        }
        return true;
    }
}
