package io.landport.query.compare;

import io.landport.query.compare.Split.Valued;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the regimes that a table counts otherwise than the store: it leaves out some that are trade here, or has some that are memorandum
 * items here. A table has one rule for all of its rows. So a regime is taken only if less remains in each row in which it has a figure,
 * and all of them only if some row is explained then.
 */
final class RegimeSearch {
    private final List<Row> rows;
    private final Map<String, Map<List<String>, Valued>> candidates;

    /** A row with a figure in the store. */
    record Row(OfficialRow official, BigDecimal value, BigDecimal now, Valued then) {
        Split split(Valued regimes) {
            return Split.of(official, value, now, then, regimes);
        }
    }

    /** @param candidates what each regime adds to the value of each key, or subtracts from it */
    RegimeSearch(List<Row> rows, Map<String, Map<List<String>, Valued>> candidates) {
        this.rows = List.copyOf(rows);
        this.candidates = new TreeMap<>(candidates);
    }

    /** The regimes that the table counts otherwise; empty if that explains no row. */
    List<String> find() {
        List<String> taken = new ArrayList<>();
        for (Optional<String> next = best(taken); next.isPresent(); next = best(taken)) {
            taken.add(next.get());
        }
        boolean isEvident = rows.stream().anyMatch(row -> {
            Valued regimes = sum(taken, row);
            return regimes.converted().signum() != 0 && row.split(regimes).isExplained(row.official());
        });
        return isEvident ? List.copyOf(new TreeSet<>(taken)) : List.of();
    }

    /** What regimes add to the value of a row. */
    Valued sum(List<String> regimes, Row row) {
        return regimes.stream().map(regime -> ofKey(regime, row)).reduce(Valued.NOTHING, Valued::plus);
    }

    private Optional<String> best(List<String> taken) {
        Map<String, BigDecimal> gains = new HashMap<>();
        for (String regime : candidates.keySet()) {
            if (!taken.contains(regime)) {
                gain(taken, regime).ifPresent(gain -> gains.put(regime, gain));
            }
        }
        return gains.entrySet().stream()
                .max(Map.Entry.<String, BigDecimal>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** By how much less remains; empty if more remains in any row. */
    private Optional<BigDecimal> gain(List<String> taken, String regime) {
        BigDecimal gain = BigDecimal.ZERO;
        for (Row row : rows) {
            Valued added = ofKey(regime, row);
            if (added.converted().signum() != 0) {
                Valued before = sum(taken, row);
                BigDecimal less = row.split(before)
                        .remainder()
                        .abs()
                        .subtract(row.split(before.plus(added)).remainder().abs());
                if (less.signum() <= 0) {
                    return Optional.empty();
                }
                gain = gain.add(less);
            }
        }
        return gain.signum() > 0 ? Optional.of(gain) : Optional.empty();
    }

    private Valued ofKey(String regime, Row row) {
        return candidates
                .getOrDefault(regime, Map.of())
                .getOrDefault(row.official().key(), Valued.NOTHING);
    }
}
