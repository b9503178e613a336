package io.landport.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The pending messages, whose delays count messages. Stays small because a document is started only when no message is due, and
 * each document adds a few messages with bounded delays.
 */
public final class Schedule<M> {
    private record ScheduledMessage<M>(long due, long order, M message) {}

    private final PriorityQueue<ScheduledMessage<M>> entries =
            new PriorityQueue<>(Comparator.comparingLong((ScheduledMessage<M> entry) -> entry.due())
                    .thenComparingLong(ScheduledMessage::order));
    private long given;
    private long added;

    /** Adds a message that is due after a number of other messages. */
    public void add(long delay, M message) {
        entries.add(new ScheduledMessage<>(given + delay, added++, message));
    }

    public boolean hasNothingDue() {
        ScheduledMessage<M> first = entries.peek();
        return first == null || first.due() > given;
    }

    /** The message that has been due for longest. */
    public M take() {
        given++;
        return entries.remove().message();
    }

    int size() {
        return entries.size();
    }
}
