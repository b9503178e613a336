package io.landport.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param rounds how many cuts it took
 * @param first the first differences of each kind, as many as were asked for
 */
public record VerificationReport(int rounds, List<Compared> compared, List<Difference> first, List<Balance> balances) {
    public VerificationReport {
        compared = List.copyOf(compared);
        first = List.copyOf(first);
        balances = List.copyOf(balances);
    }

    /** How many keys differ in all. */
    public long differing() {
        return compared.stream().mapToLong(Compared::differing).sum();
    }

    /** Whether nothing differs and every record read has met a fate. */
    public boolean isClean() {
        return differing() == 0 && balances.stream().allMatch(balance -> balance.unaccounted() == 0);
    }
}
