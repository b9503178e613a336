package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CooldownTimeTest {
    @ParameterizedTest(name = "{0} entries: {1} ms")
    @CsvSource({"0, 1000", "150, 1000", "225, 1500", "300, 2000", "600, 4000", "3000000, 4000"})
    void shouldPublish150EntriesASecondWithinBounds(int cooling, long millis) {
        assertThat(new CooldownTime(1_000, 4_000).millis(cooling)).isEqualTo(millis);
    }

    @Test
    void shouldNotDependOnOtherEntriesIfItIsFixed() {
        assertThat(CooldownTime.of(400).millis(1_000_000)).isEqualTo(400);
    }
}
