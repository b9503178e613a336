package io.landport.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of the answers that were used last, by entity tag. A tag names all that an answer depends on, so an answer is never outdated;
 * it is dropped when others need its place.
 */
final class AnswerCache {
    private static final float LOAD_FACTOR = 0.75f;
    private static final int EXPECTED = 16;

    private final long maxBytes;
    private final Map<String, byte[]> byTag = new LinkedHashMap<>(EXPECTED, LOAD_FACTOR, true);
    private long bytes;

    /** @param maxBytes of all answers together */
    AnswerCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized Optional<byte[]> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    /** Keeps an answer. One that is larger than all may be is not kept. */
    synchronized void keep(String tag, byte[] answer) {
        if (answer.length > maxBytes || byTag.containsKey(tag)) {
            return;
        }
        byTag.put(tag, answer);
        bytes += answer.length;
        var oldest = byTag.values().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }
}
