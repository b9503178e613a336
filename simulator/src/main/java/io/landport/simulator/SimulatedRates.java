package io.landport.simulator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The exchange rates that simulated contracts are made at: round figures that never change. */
public final class SimulatedRates {
    /** The currency that they are against. */
    public static final String BASE = Currency.CNY.name();

    private SimulatedRates() {}

    /** What one unit of the base currency costs in each other currency of the simulation. */
    public static Map<String, BigDecimal> perUnitOfBase() {
        return Arrays.stream(Currency.values())
                .filter(currency -> currency != Currency.CNY)
                .collect(Collectors.toUnmodifiableMap(Currency::name, Currency::perYuan));
    }
}
