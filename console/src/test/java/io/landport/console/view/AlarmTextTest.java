package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.ConsoleMount;
import io.landport.http.Resources;
import io.landport.monitor.Alarm;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of alarms on the page. */
final class AlarmTextTest {
    private static final String MESSAGES = Resources.text(ConsoleMount.class, "page/messages.js");

    @Test
    void shouldDescribeTheDeclaredAlarms() {
        // Then
        assertThat(found("\"alarm\\.(Landport\\w+)\":")).containsExactlyElementsOf(names(alarm -> true));
    }

    /** An alarm that the page raises says what its cause is and what to do. */
    @Test
    void shouldAdvise() {
        // Given
        List<String> raised = names(Alarm::isOnPage);

        // Then
        assertThat(found("\"alarm\\.(Landport\\w+)\\.cause\":")).containsExactlyElementsOf(raised);
        assertThat(found("\"alarm\\.(Landport\\w+)\\.do\":")).containsExactlyElementsOf(raised);
    }

    @Test
    void shouldNameTheThresholds() {
        // Then
        assertThat(found("\"alarm\\.LandportLag\": \"[^\"]* ([0-9]+) s ")).containsExactly(number(Alarm.LAG, 0));
        assertThat(found("\"alarm\\.LandportRejectionsRise.cause\": \"More than 5 %, and more than ([0-9]+)"))
                .containsExactly(number(Alarm.REJECTIONS_RISE, 0));
        assertThat(found("\"alarm\\.LandportCrossingRejections.cause\": \"At least ([0-9]+) "))
                .containsExactly(number(Alarm.CROSSING_REJECTIONS, 0));
    }

    private static List<String> names(Predicate<Alarm> which) {
        return Arrays.stream(Alarm.values())
                .filter(which)
                .map(Alarm::alertName)
                .toList();
    }

    private static String number(Alarm alarm, int threshold) {
        return String.valueOf(alarm.thresholds().get(threshold).longValue());
    }

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(MESSAGES)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
