package io.landport.query.explain;

import io.landport.domain.document.Details;
import io.landport.domain.document.Measures;
import io.landport.domain.document.Outcome;
import io.landport.domain.text.Coded;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rows of an explanation are. Whatever they are, they add up to the total. */
enum ExplanationGrouping implements Coded {
    /** One row for each document and currency in which something is left. */
    DOCUMENT("source", "document", "revision", "received_day", "reason", "decision"),
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
            "offset"),
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
            "other_numbers"),
    /** One row for each reason and currency. */
    REASON("reason"),
    /** One row for each received day and currency. */
    RECEIVED_DAY("received_day");

    /** As in the cells of csv documents. */
    private static final String SEPARATOR = ";";

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> keys;

    ExplanationGrouping(String... keys) {
        this.keys = List.of(keys);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ExplanationGrouping::code).toList();
    }

    static Optional<ExplanationGrouping> ofCode(String code) {
        return Coded.find(values(), code);
    }

    /** The names of the key columns. */
    List<String> keys() {
        return keys;
    }

    /** Whether rows are sums over documents, which are counted. */
    boolean isOfSeveralDocuments() {
        return this == REASON || this == RECEIVED_DAY;
    }

    /** @param isChange whether to return what moved between series, too, although the sum stays the same */
    List<ExplanationRow> rows(Explanation explanation, boolean isChange) {
        if (isOfSeveralDocuments()) {
            return sums(explanation);
        }
        List<ExplanationRow> rows = new ArrayList<>();
        for (ExplainedDocument document : explanation.documents()) {
            if (this == LINE) {
                for (ExplainedLine line : document.lines()) {
                    Contribution counted = line.counted();
                    String currency = counted.key().series().currency();
                    rows.add(row(key -> value(key, document, line), currency, ExplainedAmounts.of(counted.amounts())));
                }
            } else if (this == DOCUMENT) {
                Explanation.byCurrency(document.amounts())
                        .forEach((currency, amounts) ->
                                rows.add(row(key -> value(key, document, document.last()), currency, amounts)));
            } else {
                document.changes()
                        .forEach(change -> Explanation.byCurrency(change.amounts())
                                .forEach((currency, amounts) ->
                                        rows.add(row(key -> value(key, document, change), currency, amounts))));
            }
        }
        rows.removeIf(row -> !isChange && row.amounts().net().isZero());
        return ExplanationRow.greatestFirst(rows);
    }

    private ExplanationRow row(Function<String, String> values, String currency, ExplainedAmounts amounts) {
        return new ExplanationRow(keys.stream().map(values).toList(), currency, amounts, 1);
    }

    private List<ExplanationRow> sums(Explanation explanation) {
        String key = keys.get(0);
        SortedMap<String, Map<Series, Amounts>> sums = new TreeMap<>();
        Map<List<String>, Integer> documents = new HashMap<>();
        for (ExplainedDocument document : explanation.documents()) {
            Set<List<String>> ofDocument = new HashSet<>();
            for (ExplainedChange change : document.changes()) {
                String value = value(key, document, change);
                Map<Series, Amounts> sum = sums.computeIfAbsent(value, unused -> new HashMap<>());
                change.amounts().forEach((series, amounts) -> {
                    sum.merge(series, amounts, Amounts::plus);
                    ofDocument.add(List.of(value, series.currency()));
                });
            }
            ofDocument.forEach(row -> documents.merge(row, 1, Integer::sum));
        }
        List<ExplanationRow> rows = new ArrayList<>();
        sums.forEach((value, sum) -> Explanation.byCurrency(sum)
                .forEach((currency, amounts) -> rows.add(new ExplanationRow(
                        List.of(value), currency, amounts, documents.getOrDefault(List.of(value, currency), 0)))));
        return rows;
    }

    private String value(String key, ExplainedDocument document, ExplainedChange change) {
        return switch (key) {
            case "source" -> document.id().source();
            case "document" -> document.id().document();
            case "revision", "revision_after" -> text(change.after().orElse(null));
            case "revision_before" -> text(change.before().orElse(null));
            case "received_day" -> change.receivedDay().toString();
            case "reason" ->
                this == DOCUMENT ? reasons(document) : change.reason().code();
            case "decision" -> change.decision().map(Outcome::code).orElse("");
            case "channel" -> change.partition().channel().code();
            case "partition" -> Integer.toString(change.partition().number());
            case "offset" -> Long.toString(change.offset());
            default -> throw new IllegalArgumentException(key + " is no key of an explanation");
        };
    }

    private String value(String key, ExplainedDocument document, ExplainedLine line) {
        Contribution counted = line.counted();
        Details details = line.line().details();
        return switch (key) {
            case "line" -> Integer.toString(line.number());
            case "day" -> counted.key().day().toString();
            case "commodity" -> counted.commodity();
            case "sector" -> counted.key().series().sector();
            case "partner" -> counted.key().series().partner();
            case "regime" -> counted.key().series().regime();
            case "line_number" -> text(line.line().number());
            case "gross_weight_kg" -> kilograms(details.grossWeight());
            case "packages" -> text(details.packages());
            case "containers" -> text(details.containers());
            case "consignment_country" -> text(details.consignmentCountry());
            case "requested_procedure" -> text(details.requestedProcedure());
            case "previous_procedure" -> text(details.previousProcedure());
            case "additional_procedures" -> String.join(SEPARATOR, details.additionalProcedures());
            case "other_numbers" ->
                line.references().stream()
                        .map(number -> number.scheme() + ':' + number.id())
                        .collect(Collectors.joining(SEPARATOR));
            default -> value(key, document, document.last());
        };
    }

    private static String reasons(ExplainedDocument document) {
        return document.changes().stream()
                .map(change -> change.reason().code())
                .distinct()
                .collect(Collectors.joining("+"));
    }

    private static String text(@Nullable Object value) {
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
