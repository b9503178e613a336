package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.http.Resources;
import io.landport.monitor.Alarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dictionaries of the page. */
final class WordsTest {
    private static final Path PAGE = Path.of("src/main/resources/io/landport/console/page");

    private static final Map<String, String> ENGLISH = words("en");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "ru"})
    void shouldBeComplete(String language) {
        // When
        Map<String, String> words = words(language);

        // Then
        assertThat(words.keySet()).containsExactlyElementsOf(ENGLISH.keySet());
        assertThat(words).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(ENGLISH.get(key)));
        });
    }

    /** Names of programs, formats, commands and settings stay as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"zh", "ru"})
    void shouldHaveNothingLeftInEnglish(String language) {
        // Given
        Pattern kept = Pattern.compile(
                "landport [a-z ]+|--?[a-z]+|[\\w./-]+\\.(?:md|json|ndjson)|[A-Z]+(?:_[A-Z]+)+|partitioner=\\w+|(?:gacc|us-port|bts-dot3"
                        + "|murmur2|librdkafka|unknown|landport|operator_action|needs_decision|linePartner|lineProcedure|channel|source"
                        + "|documentId|metrics|PostgreSQL|Kafka|Prometheus|Landport|JSON|CSV|Excel|SQL|HTTP|UTC|ACL|BTS|HS|ISO|CNY|XX|x)");

        // Then
        assertThat(words(language))
                .allSatisfy((key, text) -> assertThat(
                                kept.matcher(text.replaceAll("\\{\\d}", "")).replaceAll(""))
                        .as(key)
                        .doesNotContainPattern("[A-Za-z]"));
    }

    @Test
    void shouldHaveEveryTextThatThePageUsesAndNoOther() throws IOException {
        // Given: keys as they are, and the beginnings of those that are put together
        String scripts = scripts();
        Set<String> used = found(scripts, "[\"'`]([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)[\"'`]");
        Set<String> beginnings = found(scripts, "(?:text|textOr)\\(`([A-Za-z]+\\.)\\$");

        // Then
        assertThat(found(scripts, "\\btext\\(\"([^\"]+)\"")).isSubsetOf(ENGLISH.keySet());
        assertThat(ENGLISH.keySet().stream()
                        .filter(key ->
                                !used.contains(key) && beginnings.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void shouldDescribeTheDeclaredAlarms() {
        // Then
        assertThat(keys("alarm\\.(Landport\\w+)")).containsExactlyElementsOf(alarms(alarm -> true));
    }

    /** An alarm that the page raises says what its cause is and what to do. */
    @Test
    void shouldAdvise() {
        // Given
        List<String> raised = alarms(Alarm::isOnPage);

        // Then
        assertThat(keys("alarm\\.(Landport\\w+)\\.cause")).containsExactlyElementsOf(raised);
        assertThat(keys("alarm\\.(Landport\\w+)\\.do")).containsExactlyElementsOf(raised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldNameTheThresholds(String language) {
        // When
        Map<String, String> words = words(language);

        // Then
        assertThat(words.get("alarm.LandportLag")).contains(number(Alarm.LAG, 0));
        assertThat(words.get("alarm.LandportRejectionsRise.cause")).contains(number(Alarm.REJECTIONS_RISE, 0));
        assertThat(words.get("alarm.LandportCrossingRejections.cause")).contains(number(Alarm.CROSSING_REJECTIONS, 0));
    }

    /** The fixes in English are those of the API and of the documentation. */
    @Test
    void shouldTranslateEachReasonAndFix() {
        // Given
        Map<String, String> fixes =
                Arrays.stream(Reason.values()).collect(Collectors.toMap(reason -> "fix." + reason.code(), Reason::fix));

        // Then
        assertThat(ENGLISH).containsAllEntriesOf(fixes);
        assertThat(keys("reason\\.(.*)")).containsExactlyInAnyOrderElementsOf(keys("fix\\.(.*)"));
        assertThat(keys("fix\\.(.*)")).hasSameSizeAs(fixes.keySet());
    }

    @Test
    void shouldExplainEachFate() {
        // Given
        List<String> fates = Arrays.stream(Fate.values()).map(Fate::code).toList();

        // Then
        assertThat(keys("fate\\.(.*)")).containsExactlyInAnyOrderElementsOf(fates);
        assertThat(keys("help\\.(.*)")).containsAll(fates);
    }

    private static List<String> keys(String pattern) {
        return ENGLISH.keySet().stream()
                .map(Pattern.compile(pattern)::matcher)
                .filter(key -> key.matches())
                .map(key -> key.group(1))
                .toList();
    }

    private static List<String> alarms(Predicate<Alarm> which) {
        return Arrays.stream(Alarm.values()).filter(which).map(Alarm::alertName).toList();
    }

    private static String number(Alarm alarm, int threshold) {
        return String.valueOf(alarm.thresholds().get(threshold).longValue());
    }

    private static List<String> placeholders(String text) {
        return found(text, "(\\{\\d})").stream().toList();
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scripts() throws IOException {
        StringBuilder scripts = new StringBuilder();
        try (Stream<Path> files = Files.list(PAGE)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".js")).toList()) {
                scripts.append(Files.readString(file));
            }
        }
        return scripts.toString();
    }

    private static Map<String, String> words(String language) {
        try {
            return new ObjectMapper()
                    .readValue(
                            Resources.text(WordsTest.class, "page/words_" + language + ".json"),
                            new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
