package io.landport.domain.total;

/**
 * The sums of lines. Signed as a change, never negative as a total.
 *
 * @param lines number of lines
 * @param linesWithoutWeight number of lines without weight: missing weight is not zero weight
 * @param value sum of values in 1/10,000 of the currency's unit
 * @param netWeight sum of the recorded weights in 1/1,000 kilogram
 */
public record Amounts(long lines, long linesWithoutWeight, Int128 value, Int128 netWeight) {
    public static final Amounts ZERO = new Amounts(0, 0, Int128.ZERO, Int128.ZERO);

    /** The amounts of one line with a recorded weight. */
    public static Amounts ofLine(long value, long netWeight) {
        return new Amounts(1, 0, Int128.of(value), Int128.of(netWeight));
    }

    /** The amounts of one line without a recorded weight. */
    public static Amounts ofLineWithoutWeight(long value) {
        return new Amounts(1, 1, Int128.of(value), Int128.ZERO);
    }

    public Amounts plus(Amounts other) {
        return new Amounts(
                Math.addExact(lines, other.lines),
                Math.addExact(linesWithoutWeight, other.linesWithoutWeight),
                value.plus(other.value),
                netWeight.plus(other.netWeight));
    }

    public Amounts minus(Amounts other) {
        return plus(other.negated());
    }

    public Amounts negated() {
        return new Amounts(-lines, -linesWithoutWeight, value.negated(), netWeight.negated());
    }

    /** Whether all sums are zero; a change of value without a change of lines is not. */
    public boolean isZero() {
        return lines == 0 && linesWithoutWeight == 0 && value.isZero() && netWeight.isZero();
    }
}
