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
final class Fates {
    private static final long EVERY_MILLIS = 1_000;
    private static final int PER_SECOND = 1_000;

    private final TotalsTable table;
    private final Map<FateKey, Count> counts = new HashMap<>();
    private final Line<FateKey, Count> line = new Line<>(EVERY_MILLIS, PER_SECOND);

    Fates(TotalsTable table) {
        this.table = table;
        table.forEach(TotalsTable.FATE, this::restore);
    }

    private record Count(FateKey key, Origins<Long> origins) {}

    Line<?, ?> line() {
        return line;
    }

    /** Sets what an origin has counted. */
    void put(int origin, FateKey key, long records) {
        Count count = counts.computeIfAbsent(key, unused -> new Count(key, new Origins<>()));
        Long before = count.origins.put(origin, records);
        if (before == null || before != records) {
            line.add(key, count);
            save(count, true);
        }
    }

    /** Lets those go that it is time for. */
    void release(long nowMillis, Consumer<FateCount> publish) {
        line.release(nowMillis, count -> {
            publish.accept(new FateCount(count.key, count.origins.sum(0L, Long::sum)));
            save(count, false);
        });
    }

    private void save(Count count, boolean waits) {
        FateKey key = count.key;
        PackedWriter out = table.begin(TotalsTable.FATE).writeByte(waits ? 1 : 0);
        out.write(key.topic()).write(key.source());
        out.write(key.receivedDay().toEpochDay()).write(key.fate());
        for (int i = 0; i < count.origins.size(); i++) {
            out.write(count.origins.origin(i)).write(count.origins.value(i));
        }
        table.put(TotalsTable.FATE, key.key());
    }

    private void restore(PackedReader in) {
        boolean waits = in.readByte() == 1;
        FateKey key = new FateKey(in.readText(), in.readText(), LocalDate.ofEpochDay(in.readLong()), in.readText());
        Origins<Long> origins = new Origins<>();
        while (in.hasMore()) {
            origins.put(in.readInt(), in.readLong());
        }
        Count count = new Count(key, origins);
        counts.put(key, count);
        if (waits) {
            line.add(key, count);
        }
    }
}
