package io.landport.operations.ingest;

import io.landport.simulator.SimulatedRates;
import io.landport.store.RateLoader;
import io.landport.store.StoreAddress;
import io.landport.store.rate.ExchangeRate;
import io.landport.store.rate.Quotation;
import io.landport.store.rate.RateFile;
import io.landport.store.rate.RateKey;
import io.landport.store.rate.RateKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Exchange rates of the simulation under an authority of their own, so that the demo can convert values. */
public final class DemoRates {
    static final String AUTHORITY = "simulated";

    /** Older than any simulated document. */
    private static final int MONTHS_BACK = 16;

    private static final int MONTHS_AHEAD = 12;

    private DemoRates() {}

    /** Loads the rates, unless the store has published ones; returns whether it has loaded them. */
    public static boolean load(StoreAddress owner, Clock clock) {
        return new RateLoader(owner).loadSubstitutes(around(LocalDate.now(clock)), clock.instant());
    }

    /** Rates of every day and month around a day. */
    public static RateFile around(LocalDate today) {
        LocalDate first = today.withDayOfMonth(1).minusMonths(MONTHS_BACK);
        LocalDate end = today.withDayOfMonth(1).plusMonths(MONTHS_AHEAD);
        List<ExchangeRate> rates = first.datesUntil(end).flatMap(DemoRates::on).toList();
        return new RateFile(AUTHORITY, rates, List.of(), List.of());
    }

    private static Stream<ExchangeRate> on(LocalDate day) {
        Stream<RateKind> kinds =
                day.getDayOfMonth() == 1 ? Stream.of(RateKind.DAY, RateKind.MONTH) : Stream.of(RateKind.DAY);
        return kinds.flatMap(kind -> SimulatedRates.perUnitOfBase().entrySet().stream()
                .map(rate -> new ExchangeRate(
                        new RateKey(AUTHORITY, kind, day, rate.getKey()),
                        SimulatedRates.BASE,
                        Quotation.INDIRECT,
                        rate.getValue(),
                        1)));
    }
}
