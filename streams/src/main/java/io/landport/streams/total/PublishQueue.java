package io.landport.streams.total;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changed totals that wait to be published, oldest first.
 *
 * <ul>
 *   <li>A total that follows from fresh documents is published with the next commit.
 *   <li>A published total then cools down ({@link CooldownTime}). If it changes meanwhile it is published again when the
 *       cooldown ends, or when one that began before it ends, if that is later. So a total that changes all the time is
 *       published at most once a cooldown, and delays no other.
 *   <li>If the task lags, totals are delayed by half of the lag instead: each is published less often, and the work
 *       behind the queue does not grow with the backlog.
 * </ul>
 *
 * <p>Changes add up while a total waits. Each changed total is saved once before a commit, whether it is published or not.
 */
final class PublishQueue<E extends PublishQueue.QueueEntry> {
    /** The longest delay on account of a lag. */
    static final long MAX_DELAY_MILLIS = 10_000;

    /** The most entries that one commit publishes, which bounds the time that a commit takes. */
    static final int MAX_PER_COMMIT = 20_000;

    /** The most entries that are delayed on account of a lag, which bounds memory. */
    static final int MAX_DELAYED = 40_000;

    private static final int LAG_TO_DELAY = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private final ArrayDeque<CoolingEntry<E>> cooling = new ArrayDeque<>();
    private final List<E> unsaved = new ArrayList<>();
    private final CooldownTime cooldown;
    private final Consumer<E> save;
    private final Consumer<E> evict;
    private long lastPublishMillis = NEVER;
    private long enqueued;
    private long dequeued;
    private long cooldownsStarted;
    private long cooldownsEnded;
    private int changedInCooldown;

    /**
     * An empty queue.
     *
     * @param cooldown the least time between two publications of one entry
     * @param save writes an entry to the table
     * @param evict is called with each entry that neither waits nor cools down any more
     */
    PublishQueue(CooldownTime cooldown, Consumer<E> save, Consumer<E> evict) {
        this.cooldown = cooldown;
        this.save = save;
        this.evict = evict;
    }

    /** What can be queued. */
    abstract static class QueueEntry {
        private boolean isCoolingDown;
        private boolean isUnpublished;
        private boolean isSaved = true;

        /** Whether it changed since it was last published. */
        final boolean isUnpublished() {
            return isUnpublished;
        }

        /** Notes that it changed, or that the table has it unpublished. */
        final void setUnpublished(boolean newUnpublished) {
            isUnpublished = newUnpublished;
        }

        /** Whether the table has it as it is. */
        final boolean isSaved() {
            return isSaved;
        }

        final void setSaved(boolean newSaved) {
            isSaved = newSaved;
        }

        /** Notes a change, which is neither published nor saved. */
        final void markChanged() {
            isUnpublished = true;
            isSaved = false;
        }
    }

    /**
     * The end of a queue at one moment.
     *
     * @param enqueued entries that had been added to the queue
     * @param cooldownsStarted cooldowns that had begun; entries in them may have changed
     */
    record Tail(long enqueued, long cooldownsStarted) {}

    private record CoolingEntry<E>(E entry, long endMillis) {}

    /** Whether no entry waits, not even for the end of its cooldown. */
    boolean isEmpty() {
        return waiting.isEmpty() && changedInCooldown == 0;
    }

    /** The number of entries that wait, and not for the end of their cooldown. */
    int waiting() {
        return waiting.size();
    }

    /** Adds an entry that was saved unpublished. */
    void restore(E entry) {
        waiting.add(entry);
        enqueued++;
    }

    /** Adds an entry that is about to change, unless it waits or cools down already. */
    void enqueue(E entry) {
        if (entry.isSaved()) {
            unsaved.add(entry);
        }
        if (entry.isUnpublished()) {
            return;
        }
        if (isCoolingDown(entry)) {
            changedInCooldown++;
        } else {
            waiting.add(entry);
            enqueued++;
        }
    }

    /** The end of the queue as it is now. */
    Tail tail() {
        return new Tail(enqueued, cooldownsStarted);
    }

    /** Whether everything that was queued before this tail is published, whatever was added since. */
    boolean isPast(Tail tail) {
        return dequeued >= tail.enqueued() && (changedInCooldown == 0 || cooldownsEnded >= tail.cooldownsStarted());
    }

    /**
     * Publishes entries that changed during a cooldown that is over, then those that are due. With a delay of a second, a
     * tenth of the waiting entries is due after a tenth of a second, and so on. Saves all that changed.
     *
     * @param lagMillis by how much the newest of the latest documents is older than a fresh one, 0 if none arrive
     * @param publish publishes an entry and marks it as published
     */
    void publishDue(long nowMillis, long lagMillis, Consumer<E> publish) {
        long delay = Math.min(lagMillis / LAG_TO_DELAY, MAX_DELAY_MILLIS);
        long cooldownMillis = cooldown.millis(cooling.size());
        long coolsUntil = delay < cooldownMillis ? nowMillis + cooldownMillis : NEVER;
        int left = MAX_PER_COMMIT;
        while (left > 0 && isCooldownOver(nowMillis)) {
            left -= endCooldown(coolsUntil, publish);
        }
        for (left = Math.min(left, dueCount(nowMillis, delay)); left > 0; left--) {
            dequeued++;
            publish(waiting.remove(), coolsUntil, publish);
        }
        for (E entry : unsaved) {
            if (!entry.isSaved()) {
                save.accept(entry);
            }
        }
        unsaved.clear();
    }

    private boolean isCooldownOver(long nowMillis) {
        return !cooling.isEmpty() && cooling.element().endMillis() <= nowMillis;
    }

    /** Ends the oldest cooldown; returns how many entries were published. */
    private int endCooldown(long coolsUntil, Consumer<E> publish) {
        E entry = cooling.remove().entry();
        setCoolingDown(entry, false);
        cooldownsEnded++;
        if (!entry.isUnpublished()) {
            evict.accept(entry);
            return 0;
        }
        changedInCooldown--;
        publish(entry, coolsUntil, publish);
        return 1;
    }

    /** @param coolsUntil the end of the cooldown that follows, or {@link #NEVER} if none does */
    private void publish(E entry, long coolsUntil, Consumer<E> publish) {
        publish.accept(entry);
        save.accept(entry);
        if (coolsUntil == NEVER) {
            evict.accept(entry);
        } else {
            setCoolingDown(entry, true);
            cooling.add(new CoolingEntry<>(entry, coolsUntil));
            cooldownsStarted++;
        }
    }

    private int dueCount(long nowMillis, long delay) {
        if (waiting.isEmpty()) {
            return 0;
        }
        long passed = lastPublishMillis == NEVER ? MAX_DELAY_MILLIS : nowMillis - lastPublishMillis;
        lastPublishMillis = nowMillis;
        int size = waiting.size();
        long due = passed >= delay ? size : (size * passed + delay - 1) / delay;
        return (int) Math.max(due, size - MAX_DELAYED);
    }

    private static boolean isCoolingDown(QueueEntry entry) {
        return entry.isCoolingDown;
    }

    private static void setCoolingDown(QueueEntry entry, boolean isCoolingDown) {
        entry.isCoolingDown = isCoolingDown;
    }
}
