package io.landport.chart;

import io.landport.domain.text.TextLanguage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * The unit in which numbers are shown, so that they are short.
 *
 * @param power of ten by which numbers are divided
 * @param label the unit, such as {@code million CNY}
 */
record NumberScale(int power, String label) {
    static final NumberScale PERCENT = new NumberScale(0, "%");

    private static final List<Integer> THOUSANDS = List.of(12, 9, 6, 3, 0);
    private static final List<Integer> MYRIADS = List.of(12, 8, 4, 0);
    private static final List<Integer> WEIGHTS = List.of(9, 6, 3, 0);
    private static final List<Integer> CHINESE_WEIGHTS = List.of(11, 7, 3, 0);

    /**
     * The scale for a measure.
     *
     * @param currency of values
     */
    static NumberScale of(ChartMeasure measure, String currency, Collection<BigDecimal> numbers, Words words) {
        BigDecimal greatest = numbers.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        int power = powers(measure, words.language()).stream()
                .filter(candidate ->
                        candidate == 0 || greatest.compareTo(BigDecimal.ONE.scaleByPowerOfTen(candidate)) >= 0)
                .findFirst()
                .orElseThrow();
        return new NumberScale(
                power,
                words.say(
                        "unit." + measure.code() + '.' + power,
                        words.find("currency." + currency).orElse(currency)));
    }

    private static List<Integer> powers(ChartMeasure measure, TextLanguage language) {
        boolean isChinese = language == TextLanguage.ZH;
        if (measure == ChartMeasure.WEIGHT) {
            return isChinese ? CHINESE_WEIGHTS : WEIGHTS;
        }
        return isChinese ? MYRIADS : THOUSANDS;
    }

    BigDecimal scale(BigDecimal number) {
        return number.movePointLeft(power);
    }

    /** A place on an axis. Axes count in floating point; figures are never read from them. */
    double position(BigDecimal number) {
        return scale(number).doubleValue();
    }

    /** The number with at most four digits that count. */
    String text(BigDecimal number, Words words) {
        BigDecimal scaled = scale(number);
        int decimals = Math.min(3, Math.max(0, 4 - (scaled.precision() - scaled.scale())));
        return words.numbers("#,##0.###").format(scaled.setScale(decimals, RoundingMode.HALF_EVEN));
    }
}
