package io.landport.streams.total;

import java.util.ArrayList;
import java.util.List;

/** All that waits in some lines at one moment; reached once it has gone, whatever has come since. */
final class QueueMark {
    private final List<PublishQueue<?>> lines;
    private final List<PublishQueue.Place> ends = new ArrayList<>();

    /** A milestone that is reached, since nothing was asked for. */
    QueueMark(List<PublishQueue<?>> lines) {
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
