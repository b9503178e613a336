package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.http.StaticFile;
import io.landport.monitor.Alarm;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page to which alarms link. */
final class RunbookTest {
    @Test
    void shouldHaveAPlaceForEachAlarm() {
        // When
        String page = Runbook.page();

        // Then
        assertThat(Pattern.compile("<h2 id=\"(\\w+)\">(\\w+)</h2>")
                        .matcher(page)
                        .results()
                        .map((MatchResult heading) -> heading.group(1) + ' ' + heading.group(2)))
                .containsExactlyElementsOf(Arrays.stream(Alarm.values())
                        .map(alarm -> alarm.alertName().toLowerCase(Locale.ROOT) + ' ' + alarm.alertName())
                        .toList());
    }

    /** Nothing of the notation is left, and the text cannot become markup. */
    @Test
    void shouldWriteItAsHtml() {
        // When
        String html = Runbook.html("""
                # A title

                Text of **bold & `code <T>`**,
                [a section](#a-title), [a page](feeds.md#csv).

                ```sh
                a < b   # **c**
                ```
                """);

        // Then
        assertThat(html).isEqualTo("""
                <h1 id="a-title">A title</h1>
                <p>Text of <b>bold &amp; <code>code &lt;T&gt;</code></b>,
                <a href="#a-title">a section</a>, a page (docs/feeds.md#csv).</p>
                <pre>a &lt; b   # **c**</pre>
                """);
        assertThat(Runbook.page().replaceAll("(?s)<pre>.*?</pre>", "")).doesNotContain("**", "`", "](");
    }

    @Test
    void shouldBeServedBesideTheConsole() {
        // Then
        assertThat(PageFiles.all()).extracting(StaticFile::path).contains("/console/runbook");
    }
}
