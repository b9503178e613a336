package io.landport.streams.total;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What has changed and waits to be published, the one that waits longest first. What follows from fresh documents goes at
 * the next commit; whatever has just gone then rests for a while, and if it changes again it goes once it has rested, so
 * what changes all the time goes no more often than that and keeps nobody else waiting. Where a task has fallen behind, what
 * follows from its documents can wait for half its lag: a total is then published less often instead of all work
 * behind it growing. What waits keeps adding up meanwhile. Whatever changed is saved before a commit, once, whether it goes
 * or waits.
 */
final class PublishQueue<E extends PublishQueue.Member> {
    /** No total waits longer than this and what it takes to publish those before it. */
    static final long LONGEST_MILLIS = 10_000;

    /** So many go in one commit at most, so that none takes too long. */
    static final int MOST = 20_000;

    /** More than so many never wait for the sake of waiting. */
    static final int ROOM = 40_000;

    private static final int SHARE = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private final ArrayDeque<Rest<E>> resting = new ArrayDeque<>();
    private final List<E> unsaved = new ArrayList<>();
    private final long restMillis;
    private final Consumer<E> save;
    private final Consumer<E> leave;
    private long last = NEVER;
    private long arrived;
    private long gone;
    private long lainDown;
    private long risen;
    private int restless;

    /**
     * A line that is empty.
     *
     * @param restMillis the least time between two publications of one member
     * @param save writes a member as it is to the table
     * @param leave is told of each that neither waits nor rests any more
     */
    PublishQueue(long restMillis, Consumer<E> save, Consumer<E> leave) {
        this.restMillis = restMillis;
        this.save = save;
        this.leave = leave;
    }

    /** Who can be in a line. */
    abstract static class Member {
        private boolean rests;

        /** Whether it changed since it was last published. */
        abstract boolean waits();

        /** Whether it is saved as it is. */
        abstract boolean isSaved();
    }

    /** The place behind all that waited at a moment, and behind all that rested, some of which may have changed. */
    record Place(long arrived, long lainDown) {}

    private record Rest<E>(E member, long untilMillis) {}

    /** Whether none waits, not even for the end of its rest. */
    boolean isEmpty() {
        return waiting.isEmpty() && restless == 0;
    }

    /** Puts one at the end that waited when it was saved. */
    void restore(E member) {
        waiting.add(member);
        arrived++;
    }

    /** Takes note that one is about to change; puts it at the end unless it waits already or rests. */
    void change(E member) {
        if (member.isSaved()) {
            unsaved.add(member);
        }
        if (member.waits()) {
            return;
        }
        if (isResting(member)) {
            restless++;
        } else {
            waiting.add(member);
            arrived++;
        }
    }

    /** The place behind all that wait. */
    Place end() {
        return new Place(arrived, lainDown);
    }

    /** Whether all have gone that waited before this place; those behind it do not matter, however many come. */
    boolean isPast(Place place) {
        return gone >= place.arrived() && (restless == 0 || risen >= place.lainDown());
    }

    /**
     * Lets go those that have rested and changed meanwhile, then what it is time for: of those that may wait for a second
     * a tenth after a tenth of a second, and so on. Then saves all that changed.
     *
     * @param lagMillis by how much the newest of the latest documents is older than fresh ones are, 0 where nothing comes any more
     * @param publish publishes a member, which then waits no more
     */
    void release(long nowMillis, long lagMillis, Consumer<E> publish) {
        long patience = Math.min(lagMillis / SHARE, LONGEST_MILLIS);
        boolean rests = patience < restMillis;
        int left = MOST;
        while (left > 0 && hasRested(nowMillis)) {
            left -= rise(nowMillis, rests, publish);
        }
        for (left = Math.min(left, due(nowMillis, patience)); left > 0; left--) {
            gone++;
            go(waiting.remove(), nowMillis, rests, publish);
        }
        for (E member : unsaved) {
            if (!member.isSaved()) {
                save.accept(member);
            }
        }
        unsaved.clear();
    }

    private boolean hasRested(long nowMillis) {
        return !resting.isEmpty() && resting.element().untilMillis() <= nowMillis;
    }

    /** Ends the rest of the one that lay down first, and tells how many went. */
    private int rise(long nowMillis, boolean rests, Consumer<E> publish) {
        E member = resting.remove().member();
        setResting(member, false);
        risen++;
        if (!member.waits()) {
            leave.accept(member);
            return 0;
        }
        restless--;
        go(member, nowMillis, rests, publish);
        return 1;
    }

    private void go(E member, long nowMillis, boolean rests, Consumer<E> publish) {
        publish.accept(member);
        save.accept(member);
        if (rests) {
            setResting(member, true);
            resting.add(new Rest<>(member, nowMillis + restMillis));
            lainDown++;
        } else {
            leave.accept(member);
        }
    }

    private int due(long nowMillis, long patience) {
        if (waiting.isEmpty()) {
            return 0;
        }
        long passed = last == NEVER ? LONGEST_MILLIS : nowMillis - last;
        last = nowMillis;
        int size = waiting.size();
        long share = passed >= patience ? size : (size * passed + patience - 1) / patience;
        return (int) Math.max(share, size - ROOM);
    }

    private static boolean isResting(Member member) {
        return member.rests;
    }

    private static void setResting(Member member, boolean rests) {
        member.rests = rests;
    }
}
