package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.ConsoleMount;
import io.landport.http.Resources;
import io.landport.monitor.Alarm;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of alarms on the page. */
final class AlarmTextTest {
    private static final String MESSAGES = Resources.text(ConsoleMount.class, "page/messages.js");

    @Test
    void shouldDescribeTheDeclaredAlarms() {
        // Given
        List<String> codes = Arrays.stream(Alarm.values())
                .map(Alarm::code)
                .filter(code -> !code.isEmpty())
                .toList();

        // Then
        assertThat(found("\"alarm\\.([a-z-]+)\"")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void shouldNameTheThresholdOfALag() {
        // Then
        assertThat(found("\"alarm\\.streams-late\": \"[^\"]* ([0-9]+) s "))
                .containsExactly(seconds(Alarm.STREAMS_LATE));
        assertThat(found("\"alarm\\.store-late\": \"[^\"]* ([0-9]+) s ")).containsExactly(seconds(Alarm.STORE_LATE));
    }

    private static String seconds(Alarm alarm) {
        return String.valueOf(alarm.thresholds().get(0).longValue());
    }

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(MESSAGES)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
