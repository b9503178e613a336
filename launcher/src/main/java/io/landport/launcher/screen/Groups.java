package io.landport.launcher.screen;

import io.landport.domain.document.Measures;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sums of totals by crossing, sector, flow and currency. Keeps the latest amounts of each key, about 500 bytes each.
 *
 * @param <K> key of a total
 */
final class Groups<K> {
    private static final String FORMAT = "%-34s %-34s %-6s %9s %20s %-4s %16s %s%n";

    private final CrossingLabels labels;
    private final Map<K, Amounts> latest = new HashMap<>();
    private final Map<Group, Amounts> sums = new HashMap<>();
    private final Set<Group> changed = new HashSet<>();

    Groups(CrossingLabels labels) {
        this.labels = labels;
    }

    /** The key of a row. */
    private record Group(String crossing, String sector, String flow, String currency) {
        static Group of(Series series) {
            return new Group(series.crossing(), series.sector(), series.flow().code(), series.currency());
        }
    }

    /** Replaces the amounts of a key; returns whether they differ. */
    boolean take(K key, Series series, Amounts amounts) {
        Amounts before = latest.put(key, amounts);
        Amounts difference = before == null ? amounts : amounts.minus(before);
        if (difference.isZero()) {
            return false;
        }
        Group group = Group.of(series);
        sums.merge(group, difference, Amounts::plus);
        changed.add(group);
        return true;
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /** The number of totals. */
    int totals() {
        return latest.size();
    }

    /** The number of groups. */
    int size() {
        return sums.size();
    }

    /**
     * The largest groups below a heading; a star marks changes since the last call. The last line counts groups of codes that name
     * no single place.
     */
    String table(int rows) {
        StringBuilder table = new StringBuilder();
        table.append(FORMAT.formatted("crossing", "sector", "flow", "lines", "value", "", "net weight, kg", ""));
        largest(rows).forEach(row -> table.append(row(row.getKey(), row.getValue())));
        long omitted = present()
                .filter(row -> !labels.isShown(row.getKey().crossing()))
                .count();
        if (omitted > 0) {
            table.append("Not shown: %,d groups of codes that name no single place%n".formatted(omitted));
        }
        changed.clear();
        return table.toString();
    }

    private List<Map.Entry<Group, Amounts>> largest(int rows) {
        return present()
                .filter(row -> labels.isShown(row.getKey().crossing()))
                .sorted(Map.Entry.<Group, Amounts>comparingByValue(Comparator.comparingLong(Amounts::lines))
                        .reversed()
                        .thenComparing(row -> row.getKey().toString()))
                .limit(rows)
                .toList();
    }

    private Stream<Map.Entry<Group, Amounts>> present() {
        return sums.entrySet().stream().filter(row -> row.getValue().lines() != 0);
    }

    private String row(Group group, Amounts amounts) {
        return FORMAT.formatted(
                labels.label(group.crossing()),
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
