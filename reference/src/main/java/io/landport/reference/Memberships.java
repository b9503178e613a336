package io.landport.reference;

import io.landport.domain.reference.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When parts belong to wholes, such as crossings to corridors and regions to zones. */
final class Memberships {
    private final Map<Pair, List<Period>> periods = new LinkedHashMap<>();

    private record Pair(String whole, String part) {}

    /** Is shown a membership. */
    interface Visitor {
        void visit(String whole, String part, Period period);
    }

    /** Makes something of a membership. */
    interface Maker<M> {
        M make(String whole, String part, Period period);
    }

    /** Adds days on which the part belongs to the whole. */
    void add(String whole, String part, Period period) {
        periods.computeIfAbsent(new Pair(whole, part), unseen -> new ArrayList<>())
                .add(period);
    }

    /**
     * The same, where none of the days may have been added before.
     *
     * @throws IllegalArgumentException if one was
     */
    void addApart(String whole, String part, Period period) {
        for (Period other : periods.getOrDefault(new Pair(whole, part), List.of())) {
            if (period.overlaps(other)) {
                throw new IllegalArgumentException(part + " is already in " + whole + " in " + other);
            }
        }
        add(whole, part, period);
    }

    /** Shows each as it was added. */
    void forEach(Visitor visitor) {
        periods.forEach((pair, days) -> days.forEach(period -> visitor.visit(pair.whole, pair.part, period)));
    }

    /** What is made of them, of periods that touch or overlap as of one. */
    <M> List<M> merged(Maker<M> maker) {
        List<M> merged = new ArrayList<>();
        periods.forEach((pair, days) ->
                Period.union(days).forEach(period -> merged.add(maker.make(pair.whole, pair.part, period))));
        return merged;
    }
}
