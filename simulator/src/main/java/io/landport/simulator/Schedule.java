package io.landport.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The messages still to come. It stays small by how it is used: documents are begun only when nothing is due, and each
 * brings a handful of messages with bounded delays.
 */
final class Schedule {
    private record Entry(long due, long order, DelayedMessage message) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
    private long given;
    private long added;

    /** Plans messages whose delays count from now. */
    void plan(List<DelayedMessage> messages) {
        messages.forEach(message -> entries.add(new Entry(given + message.delay(), added++, message)));
    }

    boolean isNothingDue() {
        Entry first = entries.peek();
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
