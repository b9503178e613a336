package io.landport.streams.total;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has changed and waits to be published, the one that waits longest first. Lets a bounded number go at a time, so that
 * under load a total is published less often instead of all work behind it growing; what waits keeps adding up meanwhile.
 */
final class Line<K, E> {
    /** However many wait, all have gone after so many times. */
    private static final int SHARE = 20;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long SECOND = 1_000;
    private static final long TENTH = 100;

    private final Map<K, E> waiting = new LinkedHashMap<>();
    private final long everyMillis;
    private final int perSecond;
    private long last = NEVER;
    private long arrived;
    private long gone;

    /**
     * @param everyMillis the least time between two lettings go, and so between two publications of one key
     * @param perSecond how many go for each second since the last time, a tenth of a second at least and one at most; or a
     *     twentieth of those waiting where that is more
     */
    Line(long everyMillis, int perSecond) {
        this.everyMillis = everyMillis;
        this.perSecond = perSecond;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What waits under this key, or null. */
    @Nullable
    E get(K key) {
        return waiting.get(key);
    }

    /** Puts an entry at the end, or leaves it where it is. */
    void add(K key, E entry) {
        if (waiting.putIfAbsent(key, entry) == null) {
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

    /** Everything that waits. */
    Collection<E> entries() {
        return waiting.values();
    }

    /** Lets go what it is time for. */
    void release(long nowMillis, Consumer<E> publish) {
        long passed = last == NEVER ? everyMillis : nowMillis - last;
        if (waiting.isEmpty() || passed < everyMillis) {
            return;
        }
        last = nowMillis;
        int most = (int) (perSecond * Math.max(TENTH, Math.min(SECOND, passed)) / SECOND);
        Iterator<E> first = waiting.values().iterator();
        for (int left = Math.max(most, waiting.size() / SHARE); left > 0 && first.hasNext(); left--) {
            E entry = first.next();
            first.remove();
            gone++;
            publish.accept(entry);
        }
    }
}
