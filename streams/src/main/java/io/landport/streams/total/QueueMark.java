package io.landport.streams.total;

import java.util.ArrayList;
import java.util.List;

/** The tails of several queues at one moment. Reached once all that was queued then is published. */
final class QueueMark {
    private final List<PublishQueue<?>> queues;
    private final List<PublishQueue.Tail> tails = new ArrayList<>();

    /** A mark that is reached until it is set. */
    QueueMark(List<PublishQueue<?>> queues) {
        this.queues = List.copyOf(queues);
    }

    /** Marks the tails of the queues as they are now. */
    void set() {
        tails.clear();
        queues.forEach(queue -> tails.add(queue.tail()));
    }

    boolean isReached() {
        for (int queue = 0; queue < tails.size(); queue++) {
            if (!queues.get(queue).isPast(tails.get(queue))) {
                return false;
            }
        }
        return true;
    }
}
