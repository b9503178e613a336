package io.landport.bench.report;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerOutput;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.answer.Provenance;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows with the columns of all of them, in the order in which they first appear. */
public final class FigureTable {
    private static final Provenance BENCH =
            new Provenance("bench", new TreeMap<>(), Optional.empty(), 1, "", Optional.empty(), List.of());

    /** Numbers from here on have no decimals, others two. */
    private static final double LARGE = 1_000;

    private FigureTable() {}

    /** Writes rows as a table or as JSON; nothing if there are none. */
    public static void write(List<FigureRow> rows, AnswerFormat format, Writer out) throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        rows.forEach(row -> row.figures().forEach((name, value) -> columns.putIfAbsent(name, column(name, value))));
        if (columns.isEmpty()) {
            return;
        }
        AnswerOutput output = AnswerOutput.of(out);
        AnswerWriter writer = format.writer(new AnswerHead(List.copyOf(columns.values()), BENCH), output);
        for (FigureRow row : rows) {
            writer.write(columns.keySet().stream()
                    .map(name -> cell(row.figures().get(name)))
                    .toList());
        }
        writer.end(List.of());
        output.flush();
    }

    private static Column column(String name, Object value) {
        return value instanceof Number ? Column.number(name, ColumnType.RATIO, "1") : Column.text(name);
    }

    private static Cell cell(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return Cell.ofText(value == null ? null : value.toString());
        }
        if (!Double.isFinite(number.doubleValue())) {
            return Cell.of(null);
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return Cell.of(exact.setScale(exact.abs().doubleValue() < LARGE ? 2 : 0, RoundingMode.HALF_UP));
    }
}
