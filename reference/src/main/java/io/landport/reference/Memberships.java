package io.landport.reference;

import io.landport.domain.reference.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Periods in which parts belong to wholes, such as crossings to corridors and regions to zones. */
final class Memberships {
    private final Map<Pair, List<Period>> periods = new LinkedHashMap<>();

    private record Pair(String whole, String part) {}

    /** Receives a membership. */
    interface MembershipVisitor {
        void visit(String whole, String part, Period period);
    }

    /** Maps a membership to a value. */
    interface Maker<M> {
        M make(String whole, String part, Period period);
    }

    /** Adds a period in which the part belongs to the whole. */
    void add(String whole, String part, Period period) {
        periods.computeIfAbsent(new Pair(whole, part), unseen -> new ArrayList<>())
                .add(period);
    }

    /**
     * Adds a period that must not overlap an earlier one.
     *
     * @throws IllegalArgumentException if it does
     */
    void addApart(String whole, String part, Period period) {
        for (Period other : periods.getOrDefault(new Pair(whole, part), List.of())) {
            if (period.overlaps(other)) {
                throw new IllegalArgumentException(part + " is already in " + whole + " in " + other);
            }
        }
        add(whole, part, period);
    }

    /** Passes on each membership as it was added. */
    void forEach(MembershipVisitor visitor) {
        periods.forEach((pair, days) -> days.forEach(period -> visitor.visit(pair.whole, pair.part, period)));
    }

    /** Maps memberships to values, after merging periods that touch or overlap. */
    <M> List<M> merge(Maker<M> maker) {
        List<M> merged = new ArrayList<>();
        periods.forEach((pair, days) ->
                Period.union(days).forEach(period -> merged.add(maker.make(pair.whole, pair.part, period))));
        return merged;
    }
}
