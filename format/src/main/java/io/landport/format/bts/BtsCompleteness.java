package io.landport.format.bts;

import io.landport.domain.document.Flow;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds files that were cut off between two rows, by what each whole file has: every month of its period, exports and imports
 * in each month. BTS sorts rows by month, flow and port, exports first, so a cut takes the last imports; in the twelve files
 * of 2021 at most 0.5 % of a month's export rows are of ports after its last import, and once the last hundredth of a file is
 * cut off at least 2.2 % are.
 */
final class BtsCompleteness {
    private static final double MAX_EXPORTS_AFTER_LAST_IMPORT = 0.01;
    /** Of fewer rows a share says nothing. */
    private static final int MIN_EXPORTS = 1_000;

    private static final Comparator<BtsKey> ORDER = Comparator.comparing(BtsKey::month)
            .thenComparing(BtsCompleteness::rank)
            .thenComparing(BtsKey::port);
    private static final String FIX =
            ". Get the whole file again, or ingest it with --partial if there is no more of it";

    private final List<BtsKey> rows;

    private BtsCompleteness(List<BtsKey> rows) {
        this.rows = rows;
    }

    /** @throws InvalidFileException if a part of the file's period is missing */
    static void require(Input input, BtsFile file, BtsCoverage coverage) throws InvalidFileException {
        List<BtsKey> rows = file.keysOfRows().stream()
                .filter(key -> coverage.includes(key.month()))
                .toList();
        Optional<String> problem = rows.isEmpty() ? Optional.empty() : new BtsCompleteness(rows).problem(coverage);
        if (problem.isPresent()) {
            throw new InvalidFileException(input, "is not complete: " + problem.get() + FIX);
        }
    }

    private Optional<String> problem(BtsCoverage coverage) {
        return missingMonths(coverage).or(this::missingFlow).or(this::missingImports);
    }

    private Optional<String> missingMonths(BtsCoverage coverage) {
        Set<YearMonth> months = rows.stream().map(BtsKey::month).collect(Collectors.toSet());
        List<YearMonth> missing =
                new ArrayList<>(coverage.named().map(BtsPeriod::months).orElse(List.of()));
        missing.removeAll(months);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("by its name it holds "
                        + coverage.named().orElseThrow() + ", but it has no rows of "
                        + missing.stream().map(YearMonth::toString).collect(Collectors.joining(", ")));
    }

    private Optional<String> missingFlow() {
        Set<YearMonth> months = rows.stream().map(BtsKey::month).collect(Collectors.toSet());
        for (YearMonth month : months.stream().sorted().toList()) {
            Set<Flow> flows = rows.stream()
                    .filter(key -> key.month().equals(month))
                    .map(BtsKey::flow)
                    .collect(Collectors.toSet());
            if (flows.size() == 1) {
                return Optional.of(
                        "it has no " + (flows.contains(Flow.EXPORT) ? "imports" : "exports") + " of " + month);
            }
        }
        return Optional.empty();
    }

    private Optional<String> missingImports() {
        if (!isSorted()) {
            return Optional.empty();
        }
        BtsKey last = rows.get(rows.size() - 1);
        List<BtsKey> exports = rows.stream()
                .filter(key -> key.month().equals(last.month()) && key.flow() == Flow.EXPORT)
                .toList();
        long after = exports.stream()
                .filter(key -> key.port().compareTo(last.port()) > 0)
                .count();
        double share = (double) after / exports.size();
        return exports.size() < MIN_EXPORTS || share <= MAX_EXPORTS_AFTER_LAST_IMPORT
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "its rows are sorted and its imports of %s end at port %s, but %.1f %% of its exports are of "
                                + "ports after that",
                        last.month(),
                        last.port(),
                        100 * share));
    }

    private boolean isSorted() {
        for (int row = 1; row < rows.size(); row++) {
            if (ORDER.compare(rows.get(row - 1), rows.get(row)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static int rank(BtsKey key) {
        return key.flow() == Flow.EXPORT ? 0 : 1;
    }
}
