package io.landport.chart;

import io.landport.answer.AnswerHead;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.answer.Provenance;
import io.landport.answer.SourceBasis;
import io.landport.domain.text.TextLanguage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers to draw. */
final class ChartSamples {
    static final Column MONTH = Column.key("month", ColumnType.TEXT);
    static final Column CURRENCY = Column.key("currency", ColumnType.TEXT);

    private ChartSamples() {}

    /** An answer by month and crossing, with names. */
    static Written monthly(Map<String, String> options) {
        return byCrossing(ChartKind.MONTHLY, MONTH, options);
    }

    /** The same by day. */
    static Written daily(Map<String, String> options) {
        return byCrossing(ChartKind.DAILY, Column.key("day", ColumnType.TEXT), options);
    }

    /** Circles on a map, with coordinates. */
    static Written map(Map<String, String> options) {
        return new Written(
                ChartKind.MAP,
                options,
                List.of(
                        Column.key("crossing", ColumnType.TEXT),
                        Column.text("crossing_name"),
                        Column.text("latitude"),
                        Column.text("longitude"),
                        number("lines", ColumnType.COUNT, "1"),
                        number("lines_without_weight", ColumnType.COUNT, "1"),
                        number("value", ColumnType.AMOUNT, "currency"),
                        CURRENCY,
                        number("net_weight_kg", ColumnType.AMOUNT, "kg")));
    }

    /** An answer by month and crossing, drawn as a kind of chart. */
    static Written byMonth(ChartKind kind, Map<String, String> options) {
        return byCrossing(kind, MONTH, options);
    }

    private static Written byCrossing(ChartKind kind, Column period, Map<String, String> options) {
        return new Written(
                kind,
                options,
                List.of(
                        period,
                        Column.key("crossing", ColumnType.TEXT),
                        Column.text("crossing_name"),
                        number("lines", ColumnType.COUNT, "1"),
                        number("lines_without_weight", ColumnType.COUNT, "1"),
                        number("value", ColumnType.AMOUNT, "currency"),
                        CURRENCY,
                        number("net_weight_kg", ColumnType.AMOUNT, "kg")));
    }

    /** An answer for one month after the other, without a dimension. */
    static Written ranking(Map<String, String> options) {
        String by = String.valueOf(options.get("by"));
        return new Written(
                ChartKind.RANKING,
                options,
                List.of(
                        Column.key(by, ColumnType.TEXT),
                        Column.text(by + "_name"),
                        number("lines", ColumnType.COUNT, "1"),
                        number("lines_without_weight", ColumnType.COUNT, "1"),
                        number("value", ColumnType.AMOUNT, "currency"),
                        CURRENCY,
                        number("net_weight_kg", ColumnType.AMOUNT, "kg")));
    }

    static Written yearOnYear(Map<String, String> options) {
        return new Written(
                ChartKind.YOY,
                options,
                List.of(
                        MONTH,
                        number("value", ColumnType.AMOUNT, "currency"),
                        number("base_value", ColumnType.AMOUNT, "currency"),
                        CURRENCY,
                        number("value_growth", ColumnType.RATIO, "%"),
                        Column.text("has_break")));
    }

    static Written index(Map<String, String> options) {
        return new Written(
                ChartKind.INDEX,
                options,
                List.of(
                        MONTH,
                        CURRENCY,
                        number("fisher", ColumnType.RATIO, "1"),
                        number("volume_fisher", ColumnType.RATIO, "1"),
                        Column.text("reason")));
    }

    static Written growth(Map<String, String> options) {
        return new Written(
                ChartKind.GROWTH,
                options,
                List.of(
                        MONTH,
                        CURRENCY,
                        number("value_growth", ColumnType.RATIO, "%"),
                        number("price_growth", ColumnType.RATIO, "%"),
                        number("volume_growth", ColumnType.RATIO, "%"),
                        number("mix_growth", ColumnType.RATIO, "%"),
                        number("exchange_rate_growth", ColumnType.RATIO, "%"),
                        Column.text("reason")));
    }

    static Written mirror(Map<String, String> options) {
        return new Written(
                ChartKind.MIRROR,
                options,
                List.of(
                        MONTH,
                        Column.key("exporter", ColumnType.TEXT),
                        Column.key("importer", ColumnType.TEXT),
                        number("export_value", ColumnType.AMOUNT, "currency"),
                        number("import_value", ColumnType.AMOUNT, "currency"),
                        Column.text("currency"),
                        number("cif_fob_factor", ColumnType.RATIO, "1"),
                        number("value_gap", ColumnType.AMOUNT, "currency"),
                        Column.text("not_compared"),
                        Column.text("exporter_name"),
                        Column.text("importer_name")));
    }

    private static Column number(String name, ColumnType type, String unit) {
        return Column.number(name, type, unit);
    }

    /** Rows that become a chart. */
    static final class Written {
        private final ChartKind kind;
        private final Map<String, String> options;
        private final List<Column> columns;
        private final List<List<Cell>> rows = new ArrayList<>();
        private TextLanguage language = TextLanguage.EN;
        private List<String> notices = List.of();
        private Optional<LocalDate> knownOn = Optional.of(LocalDate.parse("2021-12-31"));

        Written(ChartKind kind, Map<String, String> options, List<Column> columns) {
            this.kind = kind;
            this.options = options;
            this.columns = columns;
        }

        /** Adds a row: texts, numbers as texts, or null. */
        Written row(@Nullable String... cells) {
            List<Cell> row = new ArrayList<>();
            for (int place = 0; place < columns.size(); place++) {
                String cell = cells[place];
                row.add(
                        columns.get(place).type().isNumber()
                                ? Cell.of(cell == null ? null : new BigDecimal(cell))
                                : Cell.ofText(cell));
            }
            rows.add(row);
            return this;
        }

        Written in(TextLanguage chosen) {
            language = chosen;
            return this;
        }

        Written noticing(String... sentences) {
            notices = Arrays.asList(sentences);
            return this;
        }

        Written asRead() {
            knownOn = Optional.empty();
            return this;
        }

        byte[] as(ChartFormat format) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ChartRequest request = kind.request(options).in(language);
            ChartAnswer answer = new ChartAnswer(
                    request,
                    new AnswerHead(
                            columns, provenance(request), column -> Optional.empty(), Map.of("partner.RU", "Russia")),
                    format,
                    out);
            rows.forEach(answer::write);
            answer.end(notices);
            return out.toByteArray();
        }

        private Provenance provenance(ChartRequest request) {
            return new Provenance(
                    kind.question().code(),
                    new TreeMap<>(request.options()),
                    knownOn,
                    1,
                    "2026-11-01",
                    knownOn.isPresent() ? Optional.empty() : Optional.of(Instant.parse("2022-01-02T23:00:00Z")),
                    List.of(new SourceBasis(
                            "cn-gacc",
                            "China customs declarations",
                            "中国海关报关单",
                            "Декларации Китая",
                            "CIF",
                            "FOB",
                            "net",
                            "customs-month",
                            "Bank of Russia")));
        }
    }
}
