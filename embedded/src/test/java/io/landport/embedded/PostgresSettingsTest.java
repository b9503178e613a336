package io.landport.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresSettingsTest {
    @ParameterizedTest
    @CsvSource({"0, 64", "512, 64", "1024, 128", "8192, 1024", "16384, 2048", "1048576, 2048"})
    void shouldKeepPagesInAnEighthOfTheMemory(long megabytes, long buffers) {
        assertThat(PostgresSettings.buffers(megabytes << 20)).isEqualTo(buffers);
    }
}
