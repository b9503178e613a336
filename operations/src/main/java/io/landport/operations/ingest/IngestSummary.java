package io.landport.operations.ingest;

import io.landport.domain.document.Measures;
import io.landport.domain.judge.Reason;
import io.landport.producer.IngestCounts;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One sentence about the result of an ingest. */
public final class IngestSummary {
    private IngestSummary() {}

    public static String of(IngestCounts counts, boolean isPublished) {
        return "%,d rows, %,d documents, %s, %,d rejected%s%s%s%s"
                .formatted(
                        counts.rows(),
                        counts.documents(),
                        isPublished ? "%,d published".formatted(counts.published()) : "nothing published",
                        counts.rejected(),
                        reasons(counts.byReason()),
                        predicted(counts.predicted()),
                        skipped(counts.skipped()),
                        rounded(counts.rounded()));
    }

    /** A line about a document that is rejected. */
    public static String rejection(String input, long line, Reason reason, String detail) {
        return input + " line " + line + ": " + reason.code() + ", " + detail;
    }

    /** A line about a document that is published and will be rejected. */
    public static String prediction(String input, long line, Reason reason, String detail) {
        return rejection(input, line, reason, detail + "; the judge will reject it");
    }

    /** Such as {@code ; 12 rows skipped (totals 12)}, empty if there are none. */
    public static String skipped(Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? "" : "; %,d rows skipped%s".formatted(all, list(counts, kind -> kind));
    }

    /** Such as {@code  (malformed-row 2, missing-field 1)}, empty where there are none. */
    static String reasons(Map<Reason, Long> counts) {
        return counts.isEmpty() ? "" : list(counts, Reason::code);
    }

    private static <K> String list(Map<K, Long> counts, Function<K, String> name) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%s %,d", name.apply(count.getKey()), count.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String rounded(long amounts) {
        return amounts == 0
                ? ""
                : "; %,d amounts rounded (money to %d decimals, weights and quantities to %d)"
                        .formatted(amounts, Measures.MONEY_SCALE, Measures.WEIGHT_SCALE);
    }

    private static String predicted(Map<Reason, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? ""
                : ", %,d of those published will be rejected by the judge%s".formatted(all, reasons(counts));
    }
}
