package io.landport.streams.total;

import java.util.List;

/** The ends of several queues at one moment. Reached once all that was queued then is published. */
final class QueueMark {
    private final List<PublishQueue<?>> queues;
    private final List<PublishQueue.Tail> tails;

    /** Marks the ends of the queues as they are now. */
    QueueMark(List<PublishQueue<?>> queues) {
        this.queues = queues;
        this.tails = queues.stream().map(PublishQueue::tail).toList();
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
