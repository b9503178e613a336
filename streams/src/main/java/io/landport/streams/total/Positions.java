package io.landport.streams.total;

import io.landport.domain.total.PublishedUpTo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The positions in the document topics up to which this partition of totals has published everything. */
final class Positions {
    private final TotalsTable table;
    private final int totalsPartition;
    private final QueueMark queues;
    private final Map<InputPartition, Long> latest = new LinkedHashMap<>();
    private final Map<InputPartition, Long> unmarked = new LinkedHashMap<>();
    private final Map<InputPartition, Long> marked = new LinkedHashMap<>();

    /**
     * @param totalsPartition this partition of totals
     * @param queues of everything that is published before the positions that it follows from
     */
    Positions(TotalsTable table, int totalsPartition, QueueMark queues) {
        this.queues = queues;
        this.table = table;
        this.totalsPartition = totalsPartition;
        table.forEach(TotalsTable.POSITION, in -> {
            boolean isUnpublished = in.readByte() == 1;
            InputPartition input = new InputPartition(in.readText(), in.readInt());
            long nextOffset = in.readLong();
            latest.put(input, nextOffset);
            if (isUnpublished) {
                unmarked.put(input, nextOffset);
            }
        });
    }

    private record InputPartition(String topic, int partition) {}

    boolean isEmpty() {
        return unmarked.isEmpty() && marked.isEmpty();
    }

    /** Sets the offset before which all documents of an input partition have arrived here. */
    void put(int partition, String topic, long nextOffset) {
        InputPartition input = new InputPartition(topic, partition);
        Long before = latest.put(input, nextOffset);
        if (before == null || before != nextOffset) {
            unmarked.put(input, nextOffset);
            save(input, nextOffset, true);
        }
    }

    /**
     * Publishes positions once everything is published that was queued when they were marked. What is queued later does not
     * delay them: under load the queues are never empty.
     */
    void publishDue(Consumer<PublishedUpTo> publish) {
        if (!queues.isReached()) {
            return;
        }
        publishMarked(publish);
        marked.putAll(unmarked);
        unmarked.clear();
        queues.set();
        if (queues.isReached()) {
            publishMarked(publish);
        }
    }

    private void publishMarked(Consumer<PublishedUpTo> publish) {
        marked.forEach((input, nextOffset) -> {
            publish.accept(new PublishedUpTo(input.topic, input.partition, nextOffset, totalsPartition));
            if (!unmarked.containsKey(input)) {
                save(input, nextOffset, false);
            }
        });
        marked.clear();
    }

    private void save(InputPartition input, long nextOffset, boolean isUnpublished) {
        table.begin(TotalsTable.POSITION)
                .writeByte(isUnpublished ? 1 : 0)
                .write(input.topic)
                .write(input.partition)
                .write(nextOffset);
        table.put(TotalsTable.POSITION, input.topic + '|' + input.partition);
    }
}
