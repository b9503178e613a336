package io.landport.domain.judge;

import io.landport.domain.total.Contribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contributions of one revision, those of one total, commodity and unit added up. Most revisions have a few, which are
 * compared one by one; a map of so many would cost more than all else that is done to them.
 */
final class ContributionMerger {
    private static final int FEW = 12;

    private final List<Contribution> merged = new ArrayList<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();

    boolean isEmpty() {
        return merged.isEmpty();
    }

    /** The contributions in the order in which they first came. */
    List<Contribution> contributions() {
        return List.copyOf(merged);
    }

    void add(Contribution contribution) {
        int place = place(contribution);
        if (place < 0) {
            merged.add(contribution);
        } else {
            merged.set(place, merged.get(place).plus(contribution));
        }
    }

    private int place(Contribution contribution) {
        if (merged.size() < FEW) {
            return placeAmongFew(contribution);
        }
        if (places.isEmpty()) {
            for (int place = 0; place < merged.size(); place++) {
                places.put(likeness(merged.get(place)), place);
            }
        }
        Integer place = places.putIfAbsent(likeness(contribution), merged.size());
        return place == null ? -1 : place;
    }

    private int placeAmongFew(Contribution contribution) {
        for (int place = 0; place < merged.size(); place++) {
            if (merged.get(place).isAlike(contribution)) {
                return place;
            }
        }
        return -1;
    }

    private static List<Object> likeness(Contribution contribution) {
        return List.of(contribution.key(), contribution.commodity(), contribution.unit());
    }
}
