package io.landport.console.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The latest {@value #KEPT} records that could not be decoded. Not thread-safe. */
public final class RecentLetters {
    /** The dead letters that are kept. */
    public static final int KEPT = 50;

    private static final int BYTES = 4_096;

    private final Deque<Letter> latest = new ArrayDeque<>();

    /**
     * A dead letter.
     *
     * @param place its partition and offset in the topic of dead letters
     * @param size of the whole record
     * @param bytes its beginning
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    public record Letter(String place, Instant at, int size, byte[] bytes) {
        public Letter {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Adds a dead letter. */
    public void take(String place, Instant at, byte[] bytes) {
        latest.addFirst(new Letter(place, at, bytes.length, Arrays.copyOf(bytes, Math.min(BYTES, bytes.length))));
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
    }

    /** The latest ones, the newest first. */
    public List<Letter> newest() {
        return List.copyOf(latest);
    }
}
