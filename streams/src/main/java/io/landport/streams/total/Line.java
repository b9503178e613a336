package io.landport.streams.total;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What has changed and waits to be published, the one that waits longest first. What follows from fresh documents goes at
 * the next commit. What follows from old ones, as where a task has fallen behind, can wait for half their age: a total
 * is then published less often instead of all work behind it growing; what waits keeps adding up meanwhile. Whatever changed
 * is saved before a commit, once, whether it goes or waits.
 */
final class Line<E extends Line.Member> {
    /** No total waits longer than this and what it takes to publish those before it. */
    static final long LONGEST_MILLIS = 10_000;

    /** So many go in one commit at most, so that none takes too long. */
    static final int MOST = 20_000;

    /** More than so many never wait for the sake of waiting. */
    static final int ROOM = 40_000;

    private static final int SHARE = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private final List<E> unsaved = new ArrayList<>();
    private final long everyMillis;
    private final Consumer<E> save;
    private long last = NEVER;
    private long arrived;
    private long gone;

    /**
     * A line that is empty.
     *
     * @param everyMillis the least time between two lettings go, and so between two publications of one key
     * @param save writes a member as it is to the table
     */
    Line(long everyMillis, Consumer<E> save) {
        this.everyMillis = everyMillis;
        this.save = save;
    }

    /** Who can be in a line. */
    interface Member {
        /** Whether it is in the line: it changed since it was last published. */
        boolean waits();

        /** Whether it is saved as it is. */
        boolean isSaved();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Puts one at the end that waited when it was saved. */
    void restore(E member) {
        waiting.add(member);
        arrived++;
    }

    /** Takes note that one is about to change; puts it at the end unless it waits already. */
    void change(E member) {
        if (member.isSaved()) {
            unsaved.add(member);
        }
        if (!member.waits()) {
            waiting.add(member);
            arrived++;
        }
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
     * Lets go what it is time for: of those that may wait for a second a tenth after a tenth of a second, and so on. Then
     * saves all that changed.
     *
     * @param ageMillis of the newest of the latest documents, 0 where nothing comes any more
     * @param publish publishes a member, which then waits no more
     */
    void release(long nowMillis, long ageMillis, Consumer<E> publish) {
        long passed = last == NEVER ? LONGEST_MILLIS : nowMillis - last;
        if (!waiting.isEmpty() && passed >= everyMillis) {
            last = nowMillis;
            for (int left = due(passed, Math.min(ageMillis / SHARE, LONGEST_MILLIS)); left > 0; left--) {
                E member = waiting.remove();
                gone++;
                publish.accept(member);
                save.accept(member);
            }
        }
        for (E member : unsaved) {
            if (!member.isSaved()) {
                save.accept(member);
            }
        }
        unsaved.clear();
    }

    private int due(long passed, long patience) {
        int size = waiting.size();
        long share = passed >= patience ? size : (size * passed + patience - 1) / patience;
        return (int) Math.min(MOST, Math.max(share, size - ROOM));
    }
}
