package io.landport.domain.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a verification compared, as the detail of its {@link OperatorAction}.
 *
 * @param keys of topics and tables, at least 0
 * @param differing keys whose figures differ
 * @param withoutFate records that were read and have no fate
 */
public record VerifiedCounts(long keys, long differing, long withoutFate) {
    private static final Pattern DETAIL = Pattern.compile(
            "([0-9,]{1,25}) keys compared, ([0-9,]{1,25}) differ, (-?[0-9,]{1,25}) records without a fate");

    public String detail() {
        return String.format(
                Locale.ROOT, "%,d keys compared, %,d differ, %,d records without a fate", keys, differing, withoutFate);
    }

    /** The counts of a detail, empty if it is another text. */
    public static Optional<VerifiedCounts> of(String detail) {
        Matcher counts = DETAIL.matcher(detail);
        return counts.matches()
                ? Optional.of(new VerifiedCounts(count(counts, 1), count(counts, 2), count(counts, 3)))
                : Optional.empty();
    }

    private static long count(Matcher counts, int group) {
        return Long.parseLong(counts.group(group).replace(",", ""));
    }
}
