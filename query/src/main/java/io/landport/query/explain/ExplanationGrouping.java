package io.landport.query.explain;

import io.landport.domain.document.Details;
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

    List<ExplanationRow> rows(Explanation explanation) {
        if (isOfSeveralDocuments()) {
            return sums(explanation);
        }
        List<ExplanationRow> rows = new ArrayList<>();
        for (ExplainedDocument document : explanation.documents()) {
            if (this == LINE) {
                for (ExplainedLine line : document.lines()) {
                    Contribution counted = line.counted();
                    String currency = counted.key().series().currency();
                    rows.add(row(key -> value(key, document, line), currency, counted.amounts()));
                }
            } else if (this == DOCUMENT) {
                document.amounts()
                        .forEach((currency, amounts) ->
                                rows.add(row(key -> value(key, document, document.last()), currency, amounts)));
            } else {
                document.changes()
                        .forEach(change -> change.amounts()
                                .forEach((currency, amounts) ->
                                        rows.add(row(key -> value(key, document, change), currency, amounts))));
            }
        }
        return ExplanationRow.greatestFirst(rows);
    }

    private ExplanationRow row(Function<String, String> values, String currency, Amounts amounts) {
        return new ExplanationRow(keys.stream().map(values).toList(), currency, amounts, 1);
    }

    private List<ExplanationRow> sums(Explanation explanation) {
        String key = keys.get(0);
        Map<List<String>, Amounts> sums = new TreeMap<>(KEY_THEN_CURRENCY);
        Map<List<String>, Integer> documents = new TreeMap<>(KEY_THEN_CURRENCY);
        for (ExplainedDocument document : explanation.documents()) {
            document.changes().stream()
                    .flatMap(change -> change.amounts().keySet().stream()
                            .map(currency -> List.of(value(key, document, change), currency)))
                    .distinct()
                    .forEach(row -> documents.merge(row, 1, Integer::sum));
            for (ExplainedChange change : document.changes()) {
                change.amounts()
                        .forEach((currency, amounts) ->
                                sums.merge(List.of(value(key, document, change), currency), amounts, Amounts::plus));
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
