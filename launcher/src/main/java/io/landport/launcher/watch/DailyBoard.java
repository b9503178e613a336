package io.landport.launcher.watch;

import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import io.landport.terminal.Table;
import java.time.LocalDate;
import java.util.List;

/** The daily totals of all days by crossing, sector, flow and currency. */
public final class DailyBoard implements Board<DailyTotal> {
    /** The columns of its table. */
    public static final List<String> COLUMNS = Groups.COLUMNS;

    private final Groups<TotalKey> groups;
    private LocalDate firstDay = LocalDate.MAX;
    private LocalDate lastDay = LocalDate.MIN;

    public DailyBoard(CrossingLabels labels) {
        this.groups = new Groups<>(labels);
    }

    @Override
    public void take(DailyTotal total) {
        if (groups.take(total.key(), total.key().series(), total.amounts())) {
            LocalDate day = total.key().day();
            firstDay = day.isBefore(firstDay) ? day : firstDay;
            lastDay = day.isAfter(lastDay) ? day : lastDay;
        }
    }

    @Override
    public Table table() {
        return groups.isEmpty()
                ? Table.empty("No totals yet.")
                : groups.table("%,d daily totals in %,d groups, %s to %s"
                        .formatted(groups.totals(), groups.size(), firstDay, lastDay));
    }

    @Override
    public void shown() {
        groups.shown();
    }
}
