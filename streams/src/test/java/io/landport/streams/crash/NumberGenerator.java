package io.landport.streams.crash;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.math.BigInteger;
import java.util.Map;

/** Sums without bounds: lines, lines without weight, value, weight and, of commodities, quantity. */
record NumberGenerator(
        BigInteger lines, BigInteger unweighed, BigInteger value, BigInteger weight, BigInteger quantity) {
    static final NumberGenerator ZERO = of(Amounts.ZERO);

    static NumberGenerator of(Amounts amounts) {
        return of(amounts, Int128.ZERO);
    }

    static NumberGenerator of(Amounts amounts, Int128 quantity) {
        return new NumberGenerator(
                BigInteger.valueOf(amounts.lines()),
                BigInteger.valueOf(amounts.linesWithoutWeight()),
                amounts.value().toBigInteger(),
                amounts.netWeight().toBigInteger(),
                quantity.toBigInteger());
    }

    NumberGenerator plus(NumberGenerator other) {
        return new NumberGenerator(
                lines.add(other.lines),
                unweighed.add(other.unweighed),
                value.add(other.value),
                weight.add(other.weight),
                quantity.add(other.quantity));
    }

    NumberGenerator minus(NumberGenerator other) {
        return plus(new NumberGenerator(
                other.lines.negate(),
                other.unweighed.negate(),
                other.value.negate(),
                other.weight.negate(),
                other.quantity.negate()));
    }

    NumberGenerator withoutQuantity() {
        return new NumberGenerator(lines, unweighed, value, weight, BigInteger.ZERO);
    }

    /** Adds to one of many sums. */
    static void add(Map<String, NumberGenerator> sums, String key, NumberGenerator more) {
        sums.merge(key, more, NumberGenerator::plus);
    }

    /** Views leave out what is empty; so does a comparison. */
    static <K> Map<K, NumberGenerator> withoutZero(Map<K, NumberGenerator> sums) {
        sums.values().removeIf(ZERO::equals);
        return sums;
    }
}
