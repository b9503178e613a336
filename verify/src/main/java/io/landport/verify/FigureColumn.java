package io.landport.verify;

import io.landport.domain.total.Int128;
import java.math.BigDecimal;
import java.util.List;

/**
 * A number that an aggregate has under each key.
 *
 * @param name the store's
 * @param sql what the store is asked for
 * @param scale how many of its digits stand behind the point
 * @param words what its numbers stand for, from 0 on; empty where they are numbers
 */
record FigureColumn(String name, String sql, int scale, List<String> words) {
    private static final int MONEY_SCALE = 4;
    private static final int KILOGRAM_SCALE = 3;

    static final List<FigureColumn> AMOUNTS = List.of(
            whole("lines"),
            whole("lines_without_weight"),
            new FigureColumn("value", "value", MONEY_SCALE),
            new FigureColumn("net_weight_kg", "net_weight_kg", KILOGRAM_SCALE));

    static final FigureColumn QUANTITY = new FigureColumn("quantity", "quantity", KILOGRAM_SCALE);

    FigureColumn(String name, String sql, int scale) {
        this(name, sql, scale, List.of());
    }

    static FigureColumn whole(String name) {
        return new FigureColumn(name, name, 0);
    }

    /** A day as the number that its digits are. */
    static FigureColumn day(String name) {
        return new FigureColumn(name, "to_char(" + name + ", 'YYYYMMDD')::numeric", 0);
    }

    /** @throws ArithmeticException if the number has more digits than the column's scale allows */
    Int128 number(BigDecimal stored) {
        return Int128.of(stored.setScale(scale).unscaledValue());
    }

    String described(Int128 number) {
        BigDecimal said = new BigDecimal(number.toBigInteger(), scale);
        return name + ' ' + (words.isEmpty() ? said.toPlainString() : words.get(said.intValueExact()));
    }
}
