package io.landport.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scales, rounding and bounds of the amounts of a line. */
class MeasuresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 10000",
        "12.5, 125000",
        "0.00005, 0",
        "0.00015, 2",
        "0.00025, 2",
        "0.000250000000000001, 3",
        "0.00049999, 5",
        "99999999999999.99995, 1000000000000000000",
        "100000000000000, 1000000000000000000",
        "1E+14, 1000000000000000000"
    })
    void shouldRoundMoneyHalfEven(BigDecimal units, long expected) {
        assertThat(Measures.money(units)).isEqualTo(expected);
        assertThat(Measures.isInBounds(expected, Measures.MONEY_SCALE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1000",
        "0.0005, 0",
        "0.0015, 2",
        "0.0025, 2",
        "0.00250001, 3",
        "100000000000000, 100000000000000000"
    })
    void shouldRoundWeightHalfEven(BigDecimal units, long expected) {
        assertThat(Measures.weight(units)).isEqualTo(expected);
        assertThat(Measures.isInBounds(expected, Measures.WEIGHT_SCALE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.00000000001",
                "-1E-400",
                "-1E+30",
                "100000000000000.00001",
                "100000000000001",
                "1E+15",
                "92233720368547758070",
                "1E+400"
            })
    void shouldClampAmountsThatAreOutOfBounds(BigDecimal units) {
        assertThat(Measures.isInBounds(Measures.money(units), Measures.MONEY_SCALE))
                .isFalse();
        assertThat(Measures.isInBounds(Measures.weight(units), Measures.WEIGHT_SCALE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1E-1000000000, 0", "-1E-1000000000, -1", "1E+1000000000, 9223372036854775807"})
    @Timeout(1)
    void shouldNotExpandAnExtremeExponent(BigDecimal units, long expected) {
        assertThat(Measures.money(units)).isEqualTo(expected);
    }

    @Test
    void shouldAcceptAmountsUpToTheMaximum() {
        assertThat(Measures.isInBounds(1_000_000_000_000_000_001L, Measures.MONEY_SCALE))
                .isFalse();
        assertThat(Measures.isInBounds(100_000_000_000_000_001L, Measures.WEIGHT_SCALE))
                .isFalse();
        assertThat(Measures.isInBounds(-1, Measures.WEIGHT_SCALE)).isFalse();
    }
}
