package io.landport.store.index;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The received days of a segment: the offset of the first record of each. */
public final class ReceivedDayStarts {
    private final NavigableMap<Long, LocalDate> starts;

    private ReceivedDayStarts(NavigableMap<Long, LocalDate> starts) {
        this.starts = starts;
    }

    static ReceivedDayStarts of(NavigableMap<Long, LocalDate> starts) {
        return new ReceivedDayStarts(new TreeMap<>(starts));
    }

    /** @param packed offsets relative to the first one of the segment, each with its epoch day */
    static ReceivedDayStarts of(byte[] packed, long firstOffset) {
        PackedNumbers.Reader in = new PackedNumbers.Reader(packed);
        NavigableMap<Long, LocalDate> starts = new TreeMap<>();
        while (in.hasNext()) {
            starts.put(firstOffset + in.next(), LocalDate.ofEpochDay(in.next()));
        }
        return new ReceivedDayStarts(starts);
    }

    byte[] pack(long firstOffset) {
        PackedNumbers packed = new PackedNumbers();
        starts.forEach((offset, day) -> {
            packed.add(offset - firstOffset);
            packed.add(day.toEpochDay());
        });
        return packed.bytes();
    }

    /** The offsets at which days begin, each with its day. The timestamps of these records decide the days of all others. */
    public NavigableMap<Long, LocalDate> starts() {
        return new TreeMap<>(starts);
    }

    /**
     * The received day of a record.
     *
     * @throws IllegalArgumentException if the segment begins after the offset
     */
    public LocalDate of(long offset) {
        Map.Entry<Long, LocalDate> start = starts.floorEntry(offset);
        if (start == null) {
            throw new IllegalArgumentException("no received day is known before offset " + offset);
        }
        return start.getValue();
    }
}
