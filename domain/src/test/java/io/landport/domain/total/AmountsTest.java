package io.landport.domain.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Measures;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Rules 10 and 12: lines without weight are counted, and nothing overflows. */
class AmountsTest {

    @Test
    void shouldCountLinesWithoutWeight() {
        // Given
        Amounts weighed = Amounts.ofLine(500, 70);
        Amounts unweighed = Amounts.ofLineWithoutWeight(30);

        // When
        Amounts sum = weighed.plus(unweighed);

        // Then
        assertThat(sum).isEqualTo(new Amounts(2, 1, Int128.of(530), Int128.of(70)));
    }

    @Test
    void shouldDistinguishMissingWeightFromZeroWeight() {
        assertThat(Amounts.ofLine(500, 0)).isNotEqualTo(Amounts.ofLineWithoutWeight(500));
    }

    @Test
    void shouldSubtractWhatWasAdded() {
        // Given
        Amounts before = Amounts.ofLine(500, 70);
        Amounts line = Amounts.ofLineWithoutWeight(30);

        // When
        Amounts after = before.plus(line).minus(line);

        // Then
        assertThat(after).isEqualTo(before);
        assertThat(before.minus(before)).isEqualTo(Amounts.ZERO);
    }

    @Test
    void shouldBeZeroOnlyIfAllSumsAreZero() {
        assertThat(Amounts.ZERO.isZero()).isTrue();
        assertThat(new Amounts(1, 0, Int128.ZERO, Int128.ZERO).isZero()).isFalse();
        assertThat(new Amounts(0, 1, Int128.ZERO, Int128.ZERO).isZero()).isFalse();
        assertThat(new Amounts(0, 0, Int128.of(-1), Int128.ZERO).isZero()).isFalse();
        assertThat(new Amounts(0, 0, Int128.ZERO, Int128.of(1)).isZero()).isFalse();
    }

    @Test
    void shouldAddMoreThanALongHolds() {
        // Given
        long most = Measures.MAX_UNITS * 10_000;
        Amounts sum = Amounts.ZERO;

        // When
        for (int line = 0; line < 1_000; line++) {
            sum = sum.plus(Amounts.ofLine(most, Measures.MAX_UNITS * 1_000));
        }

        // Then
        assertThat(sum.value().toBigInteger()).isEqualTo(BigInteger.TEN.pow(21));
        assertThat(sum.netWeight().toBigInteger()).isEqualTo(BigInteger.TEN.pow(20));
        assertThat(sum.lines()).isEqualTo(1_000);
    }

    @Test
    void shouldThrowRatherThanWrap() {
        // Given
        Amounts full = new Amounts(Long.MAX_VALUE, 0, Int128.ZERO, Int128.ZERO);

        // Then
        assertThatThrownBy(() -> full.plus(Amounts.ofLine(1, 1))).isInstanceOf(ArithmeticException.class);
    }
}
