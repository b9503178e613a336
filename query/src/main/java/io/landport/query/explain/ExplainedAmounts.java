package io.landport.query.explain;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;

/**
 * What messages did to a sum over series.
 *
 * @param net the change of the sum
 * @param gained the sum of the changes of the series that gained
 */
public record ExplainedAmounts(Amounts net, Amounts gained) {
    /** The change of one series. */
    static ExplainedAmounts of(Amounts change) {
        return new ExplainedAmounts(
                change,
                new Amounts(
                        Math.max(0, change.lines()),
                        Math.max(0, change.linesWithoutWeight()),
                        greater(Int128.ZERO, change.value()),
                        greater(Int128.ZERO, change.netWeight())));
    }

    ExplainedAmounts plus(ExplainedAmounts other) {
        return new ExplainedAmounts(net.plus(other.net), gained.plus(other.gained));
    }

    /** What some series lost and others gained, which the net change does not show. */
    Amounts moved() {
        Amounts lost = gained.minus(net);
        return new Amounts(
                Math.min(gained.lines(), lost.lines()),
                Math.min(gained.linesWithoutWeight(), lost.linesWithoutWeight()),
                less(gained.value(), lost.value()),
                less(gained.netWeight(), lost.netWeight()));
    }

    private static Int128 greater(Int128 one, Int128 other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Int128 less(Int128 one, Int128 other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
