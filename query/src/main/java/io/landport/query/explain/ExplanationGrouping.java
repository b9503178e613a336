package io.landport.query.explain;

import io.landport.domain.document.Measures;
import io.landport.domain.document.Outcome;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rows of an explanation are. Whatever they are, they add up to the total. */
enum ExplanationGrouping {
    /** One row for each document and currency in which something is left. */
    DOCUMENT("source", "document", "revision", "received_day", "reason", "decision") {
        @Override
        List<ExplanationRow> rows(Explanation explanation) {
            List<ExplanationRow> rows = new ArrayList<>();
            for (ExplainedDocument document : explanation.documents()) {
                ExplainedChange last = document.last();
                document.amounts()
                        .forEach((currency, amounts) -> rows.add(new ExplanationRow(
                                List.of(
                                        document.id().source(),
                                        document.id().document(),
                                        text(last.after()),
                                        last.receivedDay().toString(),
                                        reasons(document),
                                        outcome(last)),
                                currency,
                                amounts,
                                1)));
            }
            return ExplanationRow.greatestFirst(rows);
        }
    },

    /** One row for each message that changed the total, and currency. */
    MESSAGE(
            "source",
            "document",
            "received_day",
            "reason",
            "revision_before",
            "revision_after",
            "decision",
            "channel",
            "partition",
            "offset") {
        @Override
        List<ExplanationRow> rows(Explanation explanation) {
            List<ExplanationRow> rows = new ArrayList<>();
            for (ExplainedDocument document : explanation.documents()) {
                for (ExplainedChange change : document.changes()) {
                    change.amounts()
                            .forEach((currency, amounts) -> rows.add(new ExplanationRow(
                                    List.of(
                                            document.id().source(),
                                            document.id().document(),
                                            change.receivedDay().toString(),
                                            change.reason().code(),
                                            text(change.before()),
                                            text(change.after()),
                                            outcome(change),
                                            change.partition().channel().code(),
                                            Integer.toString(change.partition().number()),
                                            Long.toString(change.offset())),
                                    currency,
                                    amounts,
                                    1)));
                }
            }
            return ExplanationRow.greatestFirst(rows);
        }
    },

    /** One row for each line that counts. */
    LINE(
            "source",
            "document",
            "revision",
            "line",
            "day",
            "commodity",
            "sector",
            "partner",
            "regime",
            "line_number",
            "gross_weight_kg",
            "packages",
            "containers",
            "consignment_country",
            "requested_procedure",
            "previous_procedure",
            "additional_procedures",
            "other_numbers") {
        @Override
        List<ExplanationRow> rows(Explanation explanation) {
            List<ExplanationRow> rows = new ArrayList<>();
            for (ExplainedDocument document : explanation.documents()) {
                for (ExplainedLine line : document.lines()) {
                    Contribution counted = line.counted();
                    rows.add(new ExplanationRow(
                            List.of(
                                    document.id().source(),
                                    document.id().document(),
                                    text(document.last().after()),
                                    Integer.toString(line.number()),
                                    counted.key().day().toString(),
                                    counted.commodity(),
                                    counted.key().series().sector(),
                                    counted.key().series().partner(),
                                    counted.key().series().regime(),
                                    declared(line.line().number()),
                                    kilograms(line.line().details().grossWeight()),
                                    declared(line.line().details().packages()),
                                    declared(line.line().details().containers()),
                                    declared(line.line().details().consignmentCountry()),
                                    declared(line.line().details().requestedProcedure()),
                                    declared(line.line().details().previousProcedure()),
                                    String.join(SEPARATOR, line.line().details().additionalProcedures()),
                                    line.references().stream()
                                            .map(number -> number.scheme() + ':' + number.id())
                                            .collect(Collectors.joining(SEPARATOR))),
                            counted.key().series().currency(),
                            counted.amounts(),
                            1));
                }
            }
            return ExplanationRow.greatestFirst(rows);
        }
    },

    /** One row for each reason and currency. */
    REASON("reason") {
        @Override
        List<ExplanationRow> rows(Explanation explanation) {
            return sums(explanation, change -> change.reason().code());
        }
    },

    /** One row for each received day and currency. */
    RECEIVED_DAY("received_day") {
        @Override
        List<ExplanationRow> rows(Explanation explanation) {
            return sums(explanation, change -> change.receivedDay().toString());
        }
    };

    /** As in the cells of csv documents. */
    private static final String SEPARATOR = ";";

    private static final Comparator<List<String>> KEY_THEN_CURRENCY =
            Comparator.comparing((List<String> row) -> row.get(0)).thenComparing(row -> row.get(1));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> keys;

    ExplanationGrouping(String... keys) {
        this.keys = List.of(keys);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ExplanationGrouping::code).toList();
    }

    static Optional<ExplanationGrouping> ofCode(String code) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.code().equals(code))
                .findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of the key columns. */
    List<String> keys() {
        return keys;
    }

    /** Whether rows are sums over documents, which are counted. */
    boolean isOfSeveralDocuments() {
        return this == REASON || this == RECEIVED_DAY;
    }

    abstract List<ExplanationRow> rows(Explanation explanation);

    private static List<ExplanationRow> sums(Explanation explanation, Function<ExplainedChange, String> key) {
        Map<List<String>, Amounts> sums = new TreeMap<>(KEY_THEN_CURRENCY);
        Map<List<String>, Integer> documents = new TreeMap<>(KEY_THEN_CURRENCY);
        for (ExplainedDocument document : explanation.documents()) {
            document.changes().stream()
                    .flatMap(change ->
                            change.amounts().keySet().stream().map(currency -> List.of(key.apply(change), currency)))
                    .distinct()
                    .forEach(row -> documents.merge(row, 1, Integer::sum));
            for (ExplainedChange change : document.changes()) {
                change.amounts()
                        .forEach((currency, amounts) ->
                                sums.merge(List.of(key.apply(change), currency), amounts, Amounts::plus));
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new ExplanationRow(
                        List.of(sum.getKey().get(0)),
                        sum.getKey().get(1),
                        sum.getValue(),
                        documents.getOrDefault(sum.getKey(), 0)))
                .toList();
    }

    private static String reasons(ExplainedDocument document) {
        return document.changes().stream()
                .map(change -> change.reason().code())
                .distinct()
                .collect(Collectors.joining("+"));
    }

    private static String outcome(ExplainedChange change) {
        return change.decision().map(Outcome::code).orElse("");
    }

    private static String text(Optional<Long> number) {
        return number.map(String::valueOf).orElse("");
    }

    private static String declared(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String kilograms(@Nullable Long weight) {
        return weight == null
                ? ""
                : BigDecimal.valueOf(weight, Measures.WEIGHT_SCALE)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
