package io.landport.streams.total;

import java.util.ArrayList;
import java.util.List;

/** All that waits in some lines at one moment; reached once it has gone, whatever has come since. */
final class Milestone {
    private final List<Line<?>> lines;
    private final List<Line.Place> ends = new ArrayList<>();

    /** A milestone that is reached, since nothing was asked for. */
    Milestone(List<Line<?>> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Asks for all that waits now. */
    void set() {
        ends.clear();
        lines.forEach(line -> ends.add(line.end()));
    }

    boolean isReached() {
        for (int line = 0; line < ends.size(); line++) {
            if (!lines.get(line).isPast(ends.get(line))) {
                return false;
            }
        }
        return true;
    }
}
