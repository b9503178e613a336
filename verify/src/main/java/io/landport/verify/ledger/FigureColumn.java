package io.landport.verify.ledger;

import io.landport.domain.total.Int128;
import java.math.BigDecimal;
import java.util.List;

/**
 * A number of each row of an aggregate.
 *
 * @param name of the column in the store
 * @param sql expression that selects it
 * @param scale number of decimal places
 * @param words names of the values 0, 1 and so on; empty if they are plain numbers
 */
public record FigureColumn(String name, String sql, int scale, List<String> words) {
    private static final int MONEY_SCALE = 4;
    private static final int KILOGRAM_SCALE = 3;

    public static final List<FigureColumn> AMOUNTS = List.of(
            whole("lines"),
            whole("lines_without_weight"),
            new FigureColumn("value", "value", MONEY_SCALE),
            new FigureColumn("net_weight_kg", "net_weight_kg", KILOGRAM_SCALE));

    public static final FigureColumn QUANTITY = new FigureColumn("quantity", "quantity", KILOGRAM_SCALE);

    public FigureColumn(String name, String sql, int scale) {
        this(name, sql, scale, List.of());
    }

    public static FigureColumn whole(String name) {
        return new FigureColumn(name, name, 0);
    }

    /** A day as a number: 20210331. */
    public static FigureColumn day(String name) {
        return new FigureColumn(name, "to_char(" + name + ", 'YYYYMMDD')::numeric", 0);
    }

    /** @throws ArithmeticException if the number has more digits than the column's scale allows */
    public Int128 number(BigDecimal stored) {
        return Int128.of(stored.setScale(scale).unscaledValue());
    }

    public String text(Int128 number) {
        BigDecimal scaled = number.toDecimal(scale);
        return name + ' ' + (words.isEmpty() ? scaled.toPlainString() : words.get(scaled.intValueExact()));
    }
}
