package io.landport.launcher.watch;

import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.Window;
import io.landport.terminal.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The totals of one window by crossing, sector, flow and currency, and the as-of day of each source. */
public final class RollingBoard implements Board<Rolling> {
    /** The columns of its table. */
    public static final List<String> COLUMNS = Groups.COLUMNS;

    private final Window window;
    private final Groups<Series> groups;
    private final Map<String, Map<Integer, LocalDate>> clocks = new TreeMap<>();

    public RollingBoard(Window window, CrossingLabels labels) {
        this.window = window;
        this.groups = new Groups<>(labels);
    }

    @Override
    public void take(Rolling rolling) {
        if (rolling instanceof AsOf clock) {
            clocks.computeIfAbsent(clock.source(), source -> new TreeMap<>()).put(clock.partition(), clock.day());
        } else if (rolling instanceof RollingTotal total && total.window() == window) {
            groups.take(total.series(), total.series(), total.amounts());
        }
    }

    @Override
    public Table table() {
        if (groups.isEmpty()) {
            return Table.empty("No totals of window " + window.code() + " yet.");
        }
        String asOf = clocks.entrySet().stream()
                .map(clock -> clock.getKey() + ' ' + days(clock.getValue()))
                .collect(Collectors.joining(", "));
        return groups.table("%,d totals of window %s in %,d groups, as of %s"
                .formatted(groups.totals(), window.code(), groups.size(), asOf));
    }

    @Override
    public void shown() {
        groups.shown();
    }

    /** One day, or the first and the last while not all partitions have the new one. */
    private static String days(Map<Integer, LocalDate> byPartition) {
        TreeSet<LocalDate> days = new TreeSet<>(byPartition.values());
        return days.size() == 1 ? days.first().toString() : days.first() + " to " + days.last();
    }
}
