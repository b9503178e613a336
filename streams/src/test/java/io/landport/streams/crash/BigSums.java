package io.landport.streams.crash;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.math.BigInteger;
import java.util.Map;

/** Unbounded sums: lines, lines without weight, value, weight and, for commodities, quantity. */
record BigSums(BigInteger lines, BigInteger unweighed, BigInteger value, BigInteger weight, BigInteger quantity) {
    static final BigSums ZERO = of(Amounts.ZERO);

    static BigSums of(Amounts amounts) {
        return of(amounts, Int128.ZERO);
    }

    static BigSums of(Amounts amounts, Int128 quantity) {
        return new BigSums(
                BigInteger.valueOf(amounts.lines()),
                BigInteger.valueOf(amounts.linesWithoutWeight()),
                amounts.value().toBigInteger(),
                amounts.netWeight().toBigInteger(),
                quantity.toBigInteger());
    }

    BigSums plus(BigSums other) {
        return new BigSums(
                lines.add(other.lines),
                unweighed.add(other.unweighed),
                value.add(other.value),
                weight.add(other.weight),
                quantity.add(other.quantity));
    }

    BigSums minus(BigSums other) {
        return plus(new BigSums(
                other.lines.negate(),
                other.unweighed.negate(),
                other.value.negate(),
                other.weight.negate(),
                other.quantity.negate()));
    }

    BigSums withoutQuantity() {
        return new BigSums(lines, unweighed, value, weight, BigInteger.ZERO);
    }

    /** Adds to the sum of a key. */
    static void add(Map<String, BigSums> sums, String key, BigSums more) {
        sums.merge(key, more, BigSums::plus);
    }

    /** Removes empty sums, as the views do. */
    static <K> Map<K, BigSums> withoutZero(Map<K, BigSums> sums) {
        sums.values().removeIf(ZERO::equals);
        return sums;
    }
}
