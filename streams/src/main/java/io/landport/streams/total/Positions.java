package io.landport.streams.total;

import io.landport.domain.total.PublishedUpTo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How far documents have come here, told once everything that follows from them is published. */
final class Positions {
    private final TotalsTable table;
    private final int totals;
    private final Map<Place, Long> latest = new LinkedHashMap<>();
    private final Map<Place, Long> untold = new LinkedHashMap<>();
    private final Map<Place, Long> due = new LinkedHashMap<>();
    private final QueueMark milestone;

    /**
     * @param totals this partition of totals
     * @param milestone of all that is published before positions are told
     */
    Positions(TotalsTable table, int totals, QueueMark milestone) {
        this.milestone = milestone;
        this.table = table;
        this.totals = totals;
        table.forEach(TotalsTable.POSITION, in -> {
            boolean waits = in.readByte() == 1;
            Place place = new Place(in.readText(), in.readInt());
            long nextOffset = in.readLong();
            latest.put(place, nextOffset);
            if (waits) {
                untold.put(place, nextOffset);
            }
        });
    }

    private record Place(String topic, int partition) {}

    boolean isEmpty() {
        return untold.isEmpty() && due.isEmpty();
    }

    void put(int partition, String topic, long nextOffset) {
        Place place = new Place(topic, partition);
        Long before = latest.put(place, nextOffset);
        if (before == null || before != nextOffset) {
            untold.put(place, nextOffset);
            save(place, nextOffset, true);
        }
    }

    /**
     * Tells those that everything published by now follows up to. What came later does not hold them up: under load there
     * is always something that waits.
     */
    void release(Consumer<PublishedUpTo> publish) {
        if (!milestone.isReached()) {
            return;
        }
        tellDue(publish);
        due.putAll(untold);
        untold.clear();
        milestone.set();
        if (milestone.isReached()) {
            tellDue(publish);
        }
    }

    private void tellDue(Consumer<PublishedUpTo> publish) {
        due.forEach((place, nextOffset) -> {
            publish.accept(new PublishedUpTo(place.topic, place.partition, nextOffset, totals));
            if (!untold.containsKey(place)) {
                save(place, nextOffset, false);
            }
        });
        due.clear();
    }

    private void save(Place place, long nextOffset, boolean waits) {
        table.begin(TotalsTable.POSITION)
                .writeByte(waits ? 1 : 0)
                .write(place.topic)
                .write(place.partition)
                .write(nextOffset);
        table.put(TotalsTable.POSITION, place.topic + '|' + place.partition);
    }
}
