package io.landport.simulator;

import java.math.BigDecimal;

/** The currencies of contracts, with simulated constant exchange rates. */
enum Currency {
    CNY(1, 1),
    RUB(23, 2),
    USD(7, 50),
    EUR(3, 25);

    /** Money is held in 1/10,000, but documents state it in 1/100. */
    private static final long CENT = 100;

    private final long numerator;
    private final long denominator;

    Currency(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** The price of one yuan in this currency, exact. */
    BigDecimal perYuan() {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator));
    }

    /** Converts yuan to this currency, both in 1/10,000; at least one cent. */
    long ofYuan(long yuan) {
        long converted = yuan * numerator / denominator;
        return Math.max(CENT, converted / CENT * CENT);
    }
}
