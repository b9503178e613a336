package io.landport.streams.total;

import io.landport.domain.total.Series;
import io.landport.domain.total.Window;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.Parcel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The clocks and series of a partition of totals, numbered as the keys of the table name them. */
final class SeriesCatalog {
    private final TotalsTable table;
    private final Predicate<String> isDatedByMonth;
    private final Map<String, SourceClock> clocks = new HashMap<>();
    private final Map<Series, TrackedSeries> numbered = new HashMap<>();
    private final List<TrackedSeries> series = new ArrayList<>();

    /** @param isDatedByMonth whether a source dates its documents by month */
    SeriesCatalog(TotalsTable table, Predicate<String> isDatedByMonth) {
        this.table = table;
        this.isDatedByMonth = isDatedByMonth;
        restoreClocks();
        restoreSeries();
        table.forEach(TotalsTable.WINDOWS, in -> series.get(in.readInt()).read(in));
    }

    Iterable<SourceClock> clocks() {
        return clocks.values();
    }

    /** The clock of a source, null before its first document. */
    @Nullable
    SourceClock clock(String source) {
        return clocks.get(source);
    }

    /** Creates the clock of a source that has none. */
    SourceClock newClock(String source, long asOf) {
        SourceClock clock = new SourceClock(clocks.size(), source, windowsOf(source), asOf);
        clocks.put(source, clock);
        return clock;
    }

    /** All series by number. */
    List<TrackedSeries> series() {
        return series;
    }

    /** The series with its number; a new one is saved at once. */
    TrackedSeries track(Series of) {
        TrackedSeries known = numbered.get(of);
        if (known != null) {
            return known;
        }
        TrackedSeries tracked = add(of);
        PackedWriter out = table.begin(TotalsTable.SERIES).write(tracked.number());
        Parcel.write(of, out);
        table.put(TotalsTable.SERIES, tracked.number(), 0);
        return tracked;
    }

    void save(SourceClock clock) {
        table.begin(TotalsTable.CLOCK)
                .write(clock.number())
                .write(clock.source())
                .write(clock.asOf())
                .writeByte(clock.isUnpublished() ? 1 : 0);
        table.put(TotalsTable.CLOCK, clock.number(), 0);
    }

    void save(TrackedSeries tracked) {
        tracked.write(table.begin(TotalsTable.WINDOWS));
        table.put(TotalsTable.WINDOWS, tracked.number(), 0);
    }

    private void restoreClocks() {
        table.forEach(TotalsTable.CLOCK, in -> {
            int number = in.readInt();
            String source = in.readText();
            SourceClock clock = new SourceClock(number, source, windowsOf(source), in.readLong());
            clock.setUnpublished(in.readByte() == 1);
            clocks.put(source, clock);
        });
    }

    private void restoreSeries() {
        Map<Integer, Series> saved = new TreeMap<>();
        table.forEach(TotalsTable.SERIES, in -> saved.put(in.readInt(), Parcel.readSeries(in)));
        saved.values().forEach(this::add);
    }

    private TrackedSeries add(Series of) {
        SourceClock clock = clocks.get(of.source());
        if (clock == null) {
            throw new StateMismatchException("series " + of.key() + " has no clock of its source");
        }
        TrackedSeries tracked = new TrackedSeries(series.size(), of, clock);
        series.add(tracked);
        numbered.put(of, tracked);
        clock.series().add(tracked);
        return tracked;
    }

    private List<Window> windowsOf(String source) {
        return Window.of(isDatedByMonth.test(source));
    }
}
