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
record Column(String name, String sql, int scale, List<String> words) {
    private static final int MONEY_SCALE = 4;
    private static final int KILOGRAM_SCALE = 3;

    static final List<Column> AMOUNTS = List.of(
            whole("lines"),
            whole("lines_without_weight"),
            new Column("value", "value", MONEY_SCALE),
            new Column("net_weight_kg", "net_weight_kg", KILOGRAM_SCALE));

    static final Column QUANTITY = new Column("quantity", "quantity", KILOGRAM_SCALE);

    Column(String name, String sql, int scale) {
        this(name, sql, scale, List.of());
    }

    static Column whole(String name) {
        return new Column(name, name, 0);
    }

    /** A day as the number that its digits are. */
    static Column day(String name) {
        return new Column(name, "to_char(" + name + ", 'YYYYMMDD')::numeric", 0);
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
