package io.landport.answer;

/** What the cells of a column are. */
public enum ColumnType {
    /** Any text. */
    TEXT,
    /** A text such as {@code 2021-03-31}. */
    DAY,
    /** A text such as {@code 2021-03}. */
    MONTH,
    /** A whole number, such as a number of lines. */
    COUNT,
    /** A number of at most 4 decimals: money, kilograms, quantities. */
    AMOUNT,
    /** A number of at most 10 decimals: growth rates, unit values, factors. */
    RATIO;

    /** Whether its cells are numbers. */
    public boolean isNumber() {
        return this == COUNT || this == AMOUNT || this == RATIO;
    }

    /** Number of decimals that formats with fixed decimals have for it. */
    int scale() {
        return switch (this) {
            case AMOUNT -> 4;
            case RATIO -> 10;
            case TEXT, DAY, MONTH, COUNT -> 0;
        };
    }
}
