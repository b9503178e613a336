package io.landport.store.index;

import io.landport.store.index.RevisionPostings.Posting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Builds a segment from the records of one partition, in the order of their offsets. */
public final class SegmentBuilder {
    /** Number of records of a complete segment: few enough that the records after the last segment are scanned in a moment. */
    public static final int CAPACITY = 1 << 16;

    /** No record has been read. */
    public static final long NO_MOMENT = -1;

    private static final long LAST_MOMENT =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final long MILLIS_OF_DAY = 86_400_000;

    private final DocumentPartition partition;
    private final long firstOffset;
    private final long[] messages;
    private final Map<DeclaredPlace, Integer> places = new HashMap<>();
    private final Map<Integer, List<Posting>> months = new HashMap<>();
    private final TreeMap<Long, LocalDate> receivedDays = new TreeMap<>();
    private long latestMoment;
    private long latestDay = NO_MOMENT;
    private int size;

    /**
     * @param firstOffset from which on records are added
     * @param latestMoment greatest record timestamp of the partition before this offset, or {@link #NO_MOMENT}
     * @param capacity number of records of the segment when it is full
     */
    public SegmentBuilder(DocumentPartition partition, long firstOffset, long latestMoment, int capacity) {
        this.messages = new long[capacity];
        this.partition = partition;
        this.firstOffset = firstOffset;
        this.latestMoment = latestMoment;
    }

    /**
     * Adds a record that is no declaration, or that cannot be decoded.
     *
     * @param hash of the record's key
     */
    public void add(long offset, long moment, int hash) {
        advance(offset, moment);
        messages[size++] = ((long) hash << Integer.SIZE) | relative(offset);
    }

    /**
     * Adds a declaration.
     *
     * @param hash of the record's key
     * @param day its statistical day; one that no document can have is ignored
     */
    public void add(long offset, long moment, int hash, DeclaredPlace place, LocalDate day) {
        add(offset, moment, hash);
        if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
            int number = places.computeIfAbsent(place, unused -> places.size());
            months.computeIfAbsent(day.getYear() * 12 + day.getMonthValue() - 1, month -> new ArrayList<>())
                    .add(new Posting(number, day.getDayOfMonth(), relative(offset)));
        }
    }

    public boolean isFull() {
        return size == messages.length;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The greatest record timestamp so far. */
    public long latestMoment() {
        return latestMoment;
    }

    /** @param endOffset the offset after the last record */
    public Segment build(long endOffset) {
        SegmentHead head = new SegmentHead(
                partition,
                firstOffset,
                endOffset,
                size,
                latestMoment,
                numberedPlaces(),
                ReceivedDayStarts.of(receivedDays));
        return new Segment(head, revisions(), messagePostings());
    }

    private void advance(long offset, long moment) {
        latestMoment = Math.max(latestMoment, Math.min(LAST_MOMENT, Math.max(0, moment)));
        long day = latestMoment / MILLIS_OF_DAY;
        if (day != latestDay) {
            latestDay = day;
            receivedDays.put(
                    offset,
                    Instant.ofEpochMilli(latestMoment).atZone(ZoneOffset.UTC).toLocalDate());
        }
    }

    private int relative(long offset) {
        return Math.toIntExact(offset - firstOffset);
    }

    private List<DeclaredPlace> numberedPlaces() {
        DeclaredPlace[] numbered = new DeclaredPlace[places.size()];
        places.forEach((place, number) -> numbered[number] = place);
        return List.of(numbered);
    }

    private Map<YearMonth, RevisionPostings> revisions() {
        return months.entrySet().stream()
                .collect(Collectors.toMap(
                        month -> YearMonth.of(month.getKey() / 12, month.getKey() % 12 + 1),
                        month -> RevisionPostings.of(month.getValue().toArray(Posting[]::new))));
    }

    private List<MessagePostings> messagePostings() {
        // The hash is unsigned: flipping the highest bit makes its order that of signed numbers.
        long[] sorted = Arrays.copyOf(messages, size);
        for (int i = 0; i < size; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        List<MessagePostings> buckets = new ArrayList<>(KeyHash.BUCKETS);
        for (int bucket = 0, from = 0; bucket < KeyHash.BUCKETS; bucket++) {
            int to = from;
            while (to < size && KeyHash.bucket((int) (sorted[to] >>> Integer.SIZE)) == bucket) {
                to++;
            }
            buckets.add(MessagePostings.of(sorted, from, to));
            from = to;
        }
        return buckets;
    }
}
