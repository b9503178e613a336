package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The daily totals of a partition: those that wait in memory, all others in the table. */
final class Days {
    private final TotalsTable table;
    private final CellMap<DayTotal> waiting = new CellMap<>();
    private final Line<DayTotal> line = new Line<>(0);
    private final List<DayTotal> unsaved = new ArrayList<>();

    Days(TotalsTable table, Catalogue catalogue) {
        this.table = table;
        table.forEach(TotalsTable.DAY, in -> {
            Tracked series = catalogue.series().get(in.readInt());
            DayTotal saved = DayTotal.read(series, in.readLong(), in);
            if (saved.waits()) {
                queue(saved);
            }
        });
    }

    Line<?> line() {
        return line;
    }

    /** Adds to the total of a day, as known from a received day on. */
    void add(Tracked series, long day, long receivedDay, Amounts change) {
        DayTotal known = waiting.get(series.number(), day);
        DayTotal total = known == null ? saved(series, day) : known;
        if (total.isSaved()) {
            unsaved.add(total);
        }
        total.add(receivedDay, change);
        if (known == null) {
            queue(total);
        }
    }

    /** The total of a day, zero if there is none. */
    Amounts total(Tracked series, long day) {
        DayTotal known = waiting.get(series.number(), day);
        return known == null ? saved(series, day).total() : known.total();
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, long ageMillis, Consumer<DayTotal> publish) {
        line.release(nowMillis, ageMillis, total -> {
            publish.accept(total);
            waiting.remove(total.series().number(), total.day());
            save(total);
        });
        for (DayTotal total : unsaved) {
            if (!total.isSaved()) {
                save(total);
            }
        }
        unsaved.clear();
    }

    private void queue(DayTotal total) {
        waiting.put(total.series().number(), total.day(), total);
        line.add(total);
    }

    private DayTotal saved(Tracked series, long day) {
        if (!table.find(TotalsTable.DAY, series.number(), day)) {
            return new DayTotal(series, day);
        }
        table.found().readInt();
        table.found().readLong();
        return DayTotal.read(series, day, table.found());
    }

    private void save(DayTotal total) {
        total.write(table.begin(TotalsTable.DAY));
        table.put(TotalsTable.DAY, total.series().number(), total.day());
    }
}
