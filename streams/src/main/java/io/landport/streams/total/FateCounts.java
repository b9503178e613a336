package io.landport.streams.total;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The number of messages of each fate. There are few counts, so all are in memory. */
final class FateCounts {
    private final TotalsTable table;
    private final Map<FateKey, Count> counts = new HashMap<>();
    private final PublishQueue<Count> queue = new PublishQueue<>(CooldownTime.OF_AGGREGATES, this::save, count -> {});

    FateCounts(TotalsTable table) {
        this.table = table;
        table.forEach(TotalsTable.FATE, this::restore);
    }

    private static final class Count extends PublishQueue.QueueEntry {
        private final FateKey key;
        private long records;

        Count(FateKey key) {
            this.key = key;
        }
    }

    PublishQueue<?> queue() {
        return queue;
    }

    /** Adds to the count of a fate. */
    void add(FateKey key, long records) {
        Count count = counts.computeIfAbsent(key, Count::new);
        queue.enqueue(count);
        count.records += records;
        count.markChanged();
    }

    /** Publishes the counts that are due and saves all that changed; see {@link PublishQueue#publishDue}. */
    void publishDue(long nowMillis, long lagMillis, Consumer<FateCount> publish) {
        queue.publishDue(nowMillis, lagMillis, count -> {
            publish.accept(new FateCount(count.key, count.records));
            count.setUnpublished(false);
        });
    }

    private void save(Count count) {
        FateKey key = count.key;
        PackedWriter out = table.begin(TotalsTable.FATE).writeByte(count.isUnpublished() ? 1 : 0);
        out.write(key.topic()).write(key.source());
        out.write(key.receivedDay().toEpochDay()).write(key.fate()).write(count.records);
        table.put(TotalsTable.FATE, key.key());
        count.setSaved(true);
    }

    private void restore(PackedReader in) {
        boolean isUnpublished = in.readByte() == 1;
        Count count = new Count(
                new FateKey(in.readText(), in.readText(), LocalDate.ofEpochDay(in.readLong()), in.readText()));
        count.records = in.readLong();
        count.setUnpublished(isUnpublished);
        counts.put(count.key, count);
        if (isUnpublished) {
            queue.restore(count);
        }
    }
}
