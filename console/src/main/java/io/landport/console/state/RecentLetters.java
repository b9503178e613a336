package io.landport.console.state;

import io.landport.domain.judge.Origin;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The latest {@value #KEPT} records that could not be decoded. Thread-safe. */
public final class RecentLetters {
    /** The dead letters that are kept. */
    public static final int KEPT = 50;

    private static final int BYTES = 4_096;

    private final Deque<Letter> latest = new ArrayDeque<>();

    /**
     * A dead letter.
     *
     * @param id topic, partition and offset
     * @param place its partition and offset in the topic of dead letters
     * @param size of the whole record
     * @param bytes its beginning
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    public record Letter(String id, String place, Instant at, int size, byte[] bytes) {
        public Letter {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Adds a dead letter. */
    public synchronized void take(Origin.TopicRecord record, Instant at, byte[] bytes) {
        latest.addFirst(new Letter(
                record.id(),
                record.partition() + "-" + record.offset(),
                at,
                bytes.length,
                Arrays.copyOf(bytes, Math.min(BYTES, bytes.length))));
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
    }

    /** Whether one with this id is kept. */
    public synchronized boolean has(String id) {
        return latest.stream().anyMatch(letter -> letter.id().equals(id));
    }

    /** The latest ones, the newest first. */
    public synchronized List<Letter> newest() {
        return List.copyOf(latest);
    }
}
