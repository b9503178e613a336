package io.landport.streams.total;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What has changed and waits to be published, the one that waits longest first. What follows from fresh documents goes at
 * the next commit. What follows from old ones, as where a task has fallen behind, can wait for half their age: a total
 * is then published less often instead of all work behind it growing; what waits keeps adding up meanwhile.
 */
final class Line<E> {
    /** No total waits longer than this and what it takes to publish those before it. */
    static final long LONGEST_MILLIS = 10_000;

    /** So many go in one commit at most, so that none takes too long. */
    static final int MOST = 20_000;

    /** More than so many never wait for the sake of waiting. */
    static final int ROOM = 40_000;

    private static final int SHARE = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private final long everyMillis;
    private long last = NEVER;
    private long arrived;
    private long gone;

    /** @param everyMillis the least time between two lettings go, and so between two publications of one key */
    Line(long everyMillis) {
        this.everyMillis = everyMillis;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Puts an entry at the end; it must not be in the line already. */
    void add(E entry) {
        waiting.add(entry);
        arrived++;
    }

    /** The place behind all that wait. */
    long end() {
        return arrived;
    }

    /** Whether all have gone that waited before this place; those behind it do not matter, however many come. */
    boolean isPast(long place) {
        return gone >= place;
    }

    /**
     * Lets go what it is time for: of those that may wait for a second a tenth after a tenth of a second, and so on.
     *
     * @param ageMillis of the newest of the latest documents, 0 where nothing comes any more
     */
    void release(long nowMillis, long ageMillis, Consumer<E> publish) {
        long passed = last == NEVER ? LONGEST_MILLIS : nowMillis - last;
        if (waiting.isEmpty() || passed < everyMillis) {
            return;
        }
        last = nowMillis;
        for (int left = due(passed, Math.min(ageMillis / SHARE, LONGEST_MILLIS)); left > 0; left--) {
            gone++;
            publish.accept(waiting.remove());
        }
    }

    private int due(long passed, long patience) {
        int size = waiting.size();
        long share = passed >= patience ? size : (size * passed + patience - 1) / patience;
        return (int) Math.min(MOST, Math.max(share, size - ROOM));
    }
}
