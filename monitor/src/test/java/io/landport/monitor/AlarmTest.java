package io.landport.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AlarmTest {
    @ParameterizedTest
    @EnumSource
    void shouldSayWhyOnlyThePageOrOnlyPrometheusEvaluatesIt(Alarm alarm) {
        // Given
        boolean isOnPage = !alarm.code().isEmpty();
        boolean isInPrometheus = !alarm.rule().isEmpty();

        // Then
        assertThat(isOnPage || isInPrometheus).isTrue();
        assertThat(alarm.reason().isEmpty()).isEqualTo(isOnPage && isInPrometheus);
    }
}
