package io.landport.launcher.screen;

import io.landport.domain.document.Measures;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.TotalKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The daily totals of the newest days by crossing, sector, flow and currency, as they change. Holds the latest total of each
 * key that it was given: some 500 bytes each.
 */
public final class DailyBoard {
    private static final String FORMAT = "%-34s %-34s %-6s %9s %20s %-4s %16s %s%n";

    private final int rows;
    private final Map<TotalKey, Amounts> latest = new HashMap<>();
    private final Map<Group, Amounts> sums = new HashMap<>();
    private final Set<Group> changed = new HashSet<>();
    private LocalDate firstDay = LocalDate.MAX;
    private LocalDate lastDay = LocalDate.MIN;

    /** @param rows how many rows a frame has, the largest first */
    public DailyBoard(int rows) {
        this.rows = rows;
    }

    /** What a row is of. */
    private record Group(String crossing, String sector, String flow, String currency) {
        static Group of(TotalKey key) {
            return new Group(
                    key.series().crossing(),
                    key.series().sector(),
                    key.series().flow().code(),
                    key.series().currency());
        }
    }

    /** Takes a total as published, in place of what was published of the same key before. */
    public void take(DailyTotal total) {
        Amounts before = latest.put(total.key(), total.amounts());
        Amounts difference = before == null ? total.amounts() : total.amounts().minus(before);
        if (difference.isZero()) {
            return;
        }
        Group group = Group.of(total.key());
        sums.merge(group, difference, Amounts::plus);
        changed.add(group);
        LocalDate day = total.key().day();
        firstDay = day.isBefore(firstDay) ? day : firstDay;
        lastDay = day.isAfter(lastDay) ? day : lastDay;
    }

    /** The largest groups as text; a star marks those that changed since the last frame. */
    public String frame() {
        if (sums.isEmpty()) {
            return "No totals yet." + System.lineSeparator();
        }
        StringBuilder frame = new StringBuilder();
        frame.append(
                "%,d daily totals in %,d groups, %s to %s%n".formatted(latest.size(), sums.size(), firstDay, lastDay));
        frame.append(FORMAT.formatted("crossing", "sector", "flow", "lines", "value", "", "net weight, kg", ""));
        for (Map.Entry<Group, Amounts> row : largest()) {
            frame.append(row(row.getKey(), row.getValue()));
        }
        changed.clear();
        return frame.toString();
    }

    private List<Map.Entry<Group, Amounts>> largest() {
        return sums.entrySet().stream()
                .filter(row -> row.getValue().lines() != 0)
                .sorted(Map.Entry.<Group, Amounts>comparingByValue(Comparator.comparingLong(Amounts::lines))
                        .reversed()
                        .thenComparing(row -> row.getKey().toString()))
                .limit(rows)
                .toList();
    }

    private String row(Group group, Amounts amounts) {
        return FORMAT.formatted(
                group.crossing(),
                group.sector(),
                group.flow(),
                "%,d".formatted(amounts.lines()),
                whole(amounts.value(), Measures.MONEY_SCALE),
                group.currency(),
                whole(amounts.netWeight(), Measures.WEIGHT_SCALE),
                changed.contains(group) ? "*" : "");
    }

    private static String whole(Int128 scaled, int scale) {
        return "%,d"
                .formatted(new BigDecimal(scaled.toBigInteger(), scale)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger());
    }
}
