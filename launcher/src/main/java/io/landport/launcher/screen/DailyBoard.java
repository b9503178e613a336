package io.landport.launcher.screen;

import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;

/** The daily totals of all days by crossing, sector, flow and currency. */
public final class DailyBoard implements Board<DailyTotal> {
    private final int rows;
    private final Groups<TotalKey> groups;
    private LocalDate firstDay = LocalDate.MAX;
    private LocalDate lastDay = LocalDate.MIN;

    /** @param rows maximum number of rows, the largest first */
    public DailyBoard(int rows, CrossingLabels labels) {
        this.rows = rows;
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
    public String frame() {
        return groups.isEmpty()
                ? "No totals yet." + System.lineSeparator()
                : "%,d daily totals in %,d groups, %s to %s%n"
                                .formatted(groups.totals(), groups.size(), firstDay, lastDay)
                        + groups.table(rows);
    }
}
