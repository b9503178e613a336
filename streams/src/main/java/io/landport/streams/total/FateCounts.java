package io.landport.streams.total;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Rule 4: how many messages met which fate. There are few of them, so all are in memory. */
final class FateCounts {
    private static final long REST_MILLIS = 1_000;

    private final TotalsTable table;
    private final Map<FateKey, Count> counts = new HashMap<>();
    private final PublishQueue<Count> line = new PublishQueue<>(REST_MILLIS, this::save, count -> {});

    FateCounts(TotalsTable table) {
        this.table = table;
        table.forEach(TotalsTable.FATE, this::restore);
    }

    private static final class Count extends PublishQueue.Member {
        private final FateKey key;
        private long records;
        private boolean waits;
        private boolean isSaved = true;

        Count(FateKey key) {
            this.key = key;
        }

        @Override
        boolean waits() {
            return waits;
        }

        @Override
        boolean isSaved() {
            return isSaved;
        }
    }

    PublishQueue<?> line() {
        return line;
    }

    /** Adds to the count of a fate. */
    void add(FateKey key, long records) {
        Count count = counts.computeIfAbsent(key, Count::new);
        line.change(count);
        count.records += records;
        count.waits = true;
        count.isSaved = false;
    }

    /** Lets those go that it is time for. */
    void release(long nowMillis, long lagMillis, Consumer<FateCount> publish) {
        line.release(nowMillis, lagMillis, count -> {
            publish.accept(new FateCount(count.key, count.records));
            count.waits = false;
        });
    }

    private void save(Count count) {
        FateKey key = count.key;
        PackedWriter out = table.begin(TotalsTable.FATE).writeByte(count.waits ? 1 : 0);
        out.write(key.topic()).write(key.source());
        out.write(key.receivedDay().toEpochDay()).write(key.fate()).write(count.records);
        table.put(TotalsTable.FATE, key.key());
        count.isSaved = true;
    }

    private void restore(PackedReader in) {
        boolean waits = in.readByte() == 1;
        Count count = new Count(
                new FateKey(in.readText(), in.readText(), LocalDate.ofEpochDay(in.readLong()), in.readText()));
        count.records = in.readLong();
        count.waits = waits;
        counts.put(count.key, count);
        if (waits) {
            line.restore(count);
        }
    }
}
