package io.landport.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AlarmTest {
    @ParameterizedTest
    @EnumSource
    void shouldSayWhyOnlyThePageOrOnlyPrometheusEvaluatesIt(Alarm alarm) {
        // Then
        assertThat(alarm.reason().isEmpty()).isEqualTo(alarm.isOnPage() && alarm.isInPrometheus());
    }
}
