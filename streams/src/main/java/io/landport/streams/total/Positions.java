package io.landport.streams.total;

import io.landport.domain.total.PublishedUpTo;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The positions in the document topics up to which this partition of totals has published everything. A position waits for
 * all that was queued when it was marked, at most for the longest cooldown of a queue; what is queued later does not delay
 * it. Under load the queues are never empty.
 */
final class Positions {
    /** While positions wait, the next ones are marked after this time. It bounds the number of marks. */
    static final long MARK_INTERVAL_MILLIS = 500;

    private final TotalsTable table;
    private final int totalsPartition;
    private final List<PublishQueue<?>> queues;
    private final Map<InputPartition, PublishedUpTo> latest = new LinkedHashMap<>();
    private final Map<InputPartition, PublishedUpTo> unmarked = new LinkedHashMap<>();
    private final ArrayDeque<MarkedPositions> marked = new ArrayDeque<>();
    private long lastMarkMillis;

    /**
     * @param totalsPartition this partition of totals
     * @param queues of everything that is published before the positions that it follows from
     */
    Positions(TotalsTable table, int totalsPartition, List<PublishQueue<?>> queues) {
        this.queues = List.copyOf(queues);
        this.table = table;
        this.totalsPartition = totalsPartition;
        table.forEach(TotalsTable.POSITION, in -> {
            boolean isUnpublished = in.readByte() == 1;
            InputPartition input = new InputPartition(in.readText(), in.readInt());
            PublishedUpTo position = position(input, in.readLong(), LocalDate.ofEpochDay(in.readLong()));
            latest.put(input, position);
            if (isUnpublished) {
                unmarked.put(input, position);
            }
        });
    }

    private record MarkedPositions(QueueMark mark, Map<InputPartition, PublishedUpTo> positions) {}

    private record InputPartition(String topic, int partition) {}

    boolean isEmpty() {
        return unmarked.isEmpty() && marked.isEmpty();
    }

    /**
     * Sets the offset before which all documents of an input partition have arrived here.
     *
     * @param receivedDay of the last of them
     */
    void put(int partition, String topic, long nextOffset, LocalDate receivedDay) {
        InputPartition input = new InputPartition(topic, partition);
        PublishedUpTo position = position(input, nextOffset, receivedDay);
        if (!position.equals(latest.put(input, position))) {
            unmarked.put(input, position);
            save(input, position, true);
        }
    }

    /** Publishes the positions whose mark is reached. */
    void publishDue(long nowMillis, Consumer<PublishedUpTo> publish) {
        if (!unmarked.isEmpty() && (marked.isEmpty() || nowMillis - lastMarkMillis >= MARK_INTERVAL_MILLIS)) {
            marked.add(new MarkedPositions(new QueueMark(queues), new LinkedHashMap<>(unmarked)));
            unmarked.clear();
            lastMarkMillis = nowMillis;
        }
        while (!marked.isEmpty() && marked.element().mark().isReached()) {
            marked.remove().positions().forEach((input, position) -> publish(input, position, publish));
        }
    }

    private PublishedUpTo position(InputPartition input, long nextOffset, LocalDate receivedDay) {
        return new PublishedUpTo(input.topic, input.partition, nextOffset, receivedDay, totalsPartition);
    }

    private void publish(InputPartition input, PublishedUpTo position, Consumer<PublishedUpTo> publish) {
        publish.accept(position);
        if (position.equals(latest.get(input))) {
            save(input, position, false);
        }
    }

    private void save(InputPartition input, PublishedUpTo position, boolean isUnpublished) {
        table.begin(TotalsTable.POSITION)
                .writeByte(isUnpublished ? 1 : 0)
                .write(input.topic)
                .write(input.partition)
                .write(position.nextOffset())
                .write(position.receivedDay().toEpochDay());
        table.put(TotalsTable.POSITION, input.topic + '|' + input.partition);
    }
}
