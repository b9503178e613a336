package io.landport.bench.candidate;

import io.landport.bench.candidate.Goal.TotalReader;
import io.landport.bench.workload.Sums;
import io.landport.contract.Codec;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads daily totals in Landport's format. */
public final class DailyTotalRecords {
    private DailyTotalRecords() {}

    /** Reads records of {@code totals.daily.v1}. */
    public static TotalReader reader(TrialEnvironment environment) {
        Codec<DailyTotal> codec = environment.wire().codec(environment.topics().dailyTotals());
        return (key, value) -> Map.entry(
                new String(key, StandardCharsets.UTF_8),
                value == null
                        ? Sums.ZERO
                        : sums(codec.decode(value).value().orElseThrow().amounts()));
    }

    private static Sums sums(Amounts amounts) {
        return new Sums(
                amounts.lines(), amounts.linesWithoutWeight(), narrow(amounts.value()), narrow(amounts.netWeight()));
    }

    private static long narrow(Int128 number) {
        return number.toBigInteger().longValueExact();
    }
}
