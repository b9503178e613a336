package io.landport.streams.crash;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.math.BigInteger;
import java.util.Map;

/** Sums without bounds: lines, lines without weight, value, weight and, of commodities, quantity. */
record Numbers(BigInteger lines, BigInteger unweighed, BigInteger value, BigInteger weight, BigInteger quantity) {
    static final Numbers ZERO = of(Amounts.ZERO);

    static Numbers of(Amounts amounts) {
        return of(amounts, Int128.ZERO);
    }

    static Numbers of(Amounts amounts, Int128 quantity) {
        return new Numbers(
                BigInteger.valueOf(amounts.lines()),
                BigInteger.valueOf(amounts.linesWithoutWeight()),
                amounts.value().toBigInteger(),
                amounts.netWeight().toBigInteger(),
                quantity.toBigInteger());
    }

    Numbers plus(Numbers other) {
        return new Numbers(
                lines.add(other.lines),
                unweighed.add(other.unweighed),
                value.add(other.value),
                weight.add(other.weight),
                quantity.add(other.quantity));
    }

    Numbers minus(Numbers other) {
        return plus(new Numbers(
                other.lines.negate(),
                other.unweighed.negate(),
                other.value.negate(),
                other.weight.negate(),
                other.quantity.negate()));
    }

    Numbers withoutQuantity() {
        return new Numbers(lines, unweighed, value, weight, BigInteger.ZERO);
    }

    /** Adds to one of many sums. */
    static void add(Map<String, Numbers> sums, String key, Numbers more) {
        sums.merge(key, more, Numbers::plus);
    }

    /** Views leave out what is empty; so does a comparison. */
    static <K> Map<K, Numbers> withoutZero(Map<K, Numbers> sums) {
        sums.values().removeIf(ZERO::equals);
        return sums;
    }
}
