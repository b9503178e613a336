package io.landport.verify;

import java.util.List;

/**
 * The result of a verification.
 *
 * @param rounds how many rounds it took
 * @param first the first differences of each aggregate, up to the limit
 */
public record VerificationReport(
        int rounds, List<FigureComparison> compared, List<Difference> first, List<FateBalance> balances) {
    public VerificationReport {
        compared = List.copyOf(compared);
        first = List.copyOf(first);
        balances = List.copyOf(balances);
    }

    /** The number of keys that differ, in all aggregates. */
    public long differing() {
        return compared.stream().mapToLong(FigureComparison::differing).sum();
    }

    /** Whether nothing differs and every record read has a fate. */
    public boolean isClean() {
        return differing() == 0 && balances.stream().allMatch(balance -> balance.unaccounted() == 0);
    }
}
