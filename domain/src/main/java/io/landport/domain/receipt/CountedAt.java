package io.landport.domain.receipt;

import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a revision counts.
 *
 * @param day the statistical day
 * @param crossing id in the reference data
 * @param sectors of its lines, sorted, without duplicates; at least one
 */
public record CountedAt(LocalDate day, String crossing, List<String> sectors) {

    public CountedAt {
        sectors = List.copyOf(sectors);
        if (sectors.isEmpty()) {
            throw new IllegalArgumentException(
                    "a revision that counts at " + crossing + " on " + day + " has no sector");
        }
    }

    /** Where the lines of one revision count: all have its day and crossing. */
    public static CountedAt of(List<Contribution> counted) {
        Contribution first = counted.get(0);
        return new CountedAt(first.key().day(), first.key().series().crossing(), sectors(counted, sector(first)));
    }

    /** Most documents have one sector, and every counted document gets here. */
    private static List<String> sectors(List<Contribution> counted, String first) {
        for (Contribution each : counted) {
            if (!sector(each).equals(first)) {
                TreeSet<String> sectors = new TreeSet<>();
                counted.forEach(contribution -> sectors.add(sector(contribution)));
                return List.copyOf(sectors);
            }
        }
        return List.of(first);
    }

    private static String sector(Contribution contribution) {
        return contribution.key().series().sector();
    }
}
