package io.landport.launcher.watch;

import io.landport.domain.document.Measures;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.monitor.LatestAmounts;
import io.landport.terminal.Table;
import io.landport.terminal.TableCell;
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
    /** The columns of tables of totals. */
    static final List<String> COLUMNS =
            List.of("crossing", "sector", "flow", "lines", "value", "currency", "net weight, kg");

    private final CrossingLabels labels;
    private final LatestAmounts<K> latest = new LatestAmounts<>();
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
        Amounts difference = latest.take(key, amounts);
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

    /** All groups, those with most lines first. The note counts groups of codes that name no single place. */
    Table table(String heading) {
        List<Table.Row> rows = present()
                .filter(group -> labels.isShown(group.getKey().crossing()))
                .sorted(Map.Entry.<Group, Amounts>comparingByValue(Comparator.comparingLong(Amounts::lines))
                        .reversed()
                        .thenComparing(group -> group.getKey().toString()))
                .map(group -> row(group.getKey(), group.getValue()))
                .toList();
        long omitted = present()
                .filter(group -> !labels.isShown(group.getKey().crossing()))
                .count();
        List<String> notes = omitted == 0
                ? List.of()
                : List.of("Not shown: %,d groups of codes that name no single place".formatted(omitted));
        return new Table(List.of(heading), COLUMNS, rows, notes);
    }

    /** Notes that changes have been seen. */
    void shown() {
        changed.clear();
    }

    private Stream<Map.Entry<Group, Amounts>> present() {
        return sums.entrySet().stream().filter(row -> row.getValue().lines() != 0);
    }

    private Table.Row row(Group group, Amounts amounts) {
        return new Table.Row(
                List.of(
                        TableCell.of(labels.label(group.crossing())),
                        TableCell.of(group.sector()),
                        TableCell.of(group.flow()),
                        TableCell.of(amounts.lines()),
                        TableCell.whole(amounts.value().toDecimal(Measures.MONEY_SCALE)),
                        TableCell.of(group.currency()),
                        TableCell.whole(amounts.netWeight().toDecimal(Measures.WEIGHT_SCALE))),
                changed.contains(group));
    }
}
