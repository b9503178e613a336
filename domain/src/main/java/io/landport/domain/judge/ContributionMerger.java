package io.landport.domain.judge;

import io.landport.domain.total.Contribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the contributions of a revision by total, commodity and unit. Up to {@value #FEW} are compared one by one, because for
 * so few a map would take more time than all other processing of the revision.
 */
final class ContributionMerger {
    private static final int FEW = 12;

    private final List<Contribution> merged = new ArrayList<>();
    private final Map<List<Object>, Integer> indexes = new HashMap<>();

    boolean isEmpty() {
        return merged.isEmpty();
    }

    /** The contributions in the order in which their keys were first added. */
    List<Contribution> contributions() {
        return List.copyOf(merged);
    }

    void add(Contribution contribution) {
        int index = index(contribution);
        if (index < 0) {
            merged.add(contribution);
        } else {
            merged.set(index, merged.get(index).plus(contribution));
        }
    }

    private int index(Contribution contribution) {
        if (merged.size() < FEW) {
            return indexAmongFew(contribution);
        }
        if (indexes.isEmpty()) {
            for (int index = 0; index < merged.size(); index++) {
                indexes.put(key(merged.get(index)), index);
            }
        }
        Integer index = indexes.putIfAbsent(key(contribution), merged.size());
        return index == null ? -1 : index;
    }

    private int indexAmongFew(Contribution contribution) {
        for (int index = 0; index < merged.size(); index++) {
            if (merged.get(index).hasSameKey(contribution)) {
                return index;
            }
        }
        return -1;
    }

    private static List<Object> key(Contribution contribution) {
        return List.of(contribution.key(), contribution.commodity(), contribution.unit());
    }
}
