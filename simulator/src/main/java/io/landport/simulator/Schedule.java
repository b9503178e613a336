package io.landport.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The pending messages. Stays small because a document is started only when no message is due, and each document adds a few
 * messages with bounded delays.
 */
final class Schedule {
    private record ScheduledMessage(long due, long order, DelayedMessage message) {}

    private final PriorityQueue<ScheduledMessage> entries = new PriorityQueue<>(
            Comparator.comparingLong(ScheduledMessage::due).thenComparingLong(ScheduledMessage::order));
    private long given;
    private long added;

    /** Adds messages whose delays count from now. */
    void plan(List<DelayedMessage> messages) {
        messages.forEach(message -> entries.add(new ScheduledMessage(given + message.delay(), added++, message)));
    }

    boolean hasNothingDue() {
        ScheduledMessage first = entries.peek();
        return first == null || first.due() > given;
    }

    /** The message that has been due for longest. */
    DelayedMessage take() {
        given++;
        return entries.remove().message();
    }

    int size() {
        return entries.size();
    }
}
