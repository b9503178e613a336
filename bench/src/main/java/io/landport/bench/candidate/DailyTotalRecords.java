package io.landport.bench.candidate;

import io.landport.bench.workload.Sums;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads daily totals in Landport's format. */
public final class DailyTotalRecords {
    private DailyTotalRecords() {}

    /** The goal of a candidate that writes {@code totals.daily.v1}. */
    public static Goal goal(TrialEnvironment environment) {
        Topic<DailyTotal> topic = environment.topics().dailyTotals();
        Codec<DailyTotal> codec = environment.wire().codec(topic);
        return new Goal.TotalsInTopic(
                topic.name(),
                (key, value) -> Map.entry(
                        new String(key, StandardCharsets.UTF_8),
                        value == null
                                ? Sums.ZERO
                                : sums(codec.decode(value).value().orElseThrow().amounts())));
    }

    private static Sums sums(Amounts amounts) {
        return new Sums(
                amounts.lines(), amounts.linesWithoutWeight(), narrow(amounts.value()), narrow(amounts.netWeight()));
    }

    private static long narrow(Int128 number) {
        return number.toBigInteger().longValueExact();
    }
}
