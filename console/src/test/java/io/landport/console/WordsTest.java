package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.text.TextLanguage;
import io.landport.http.PageWords;
import io.landport.monitor.Alarm;
import io.landport.query.catalogue.CatalogueWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dictionaries of the page. */
final class WordsTest {
    private static final PageWords WORDS = new PageWords(Path.of("src/main/resources/io/landport/console/page"));

    private static final Map<String, String> ENGLISH = words("en");

    /** Names of programs, formats, commands and settings stay as they are. */
    @Test
    void shouldBeTranslated() throws IOException {
        WORDS.checkTranslations(
                "landport [a-z ]+|--?[a-z]+|[\\w./-]+\\.(?:md|json|ndjson)|[A-Z]+(?:_[A-Z]+)+|partitioner=\\w+|(?:gacc|us-port|bts-dot3"
                        + "|murmur2|librdkafka|unknown|landport|operator_action|needs_decision|linePartner|lineProcedure|channel|source"
                        + "|documentId|metrics|PostgreSQL|Kafka|Prometheus|Landport|JSON|CSV|Excel|SQL|HTTP|UTC|ACL|BTS|HS|ISO|CNY|XX|x)");
    }

    @Test
    void shouldHaveEveryTextThatThePageUsesAndNoOther() throws IOException {
        WORDS.checkUse();
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
        assertThat(keys("reason\\.(.*)")).containsExactlyInAnyOrderElementsOf(keys("fix\\.([\\w-]+)"));
        assertThat(keys("fix\\.([\\w-]+)")).hasSameSizeAs(fixes.keySet());
    }

    /** Documents are corrected on the page: its fixes need no command, setting or topic. They may refer to the documentation. */
    @Test
    void shouldWordFixesForThePage() {
        // When
        Map<String, String> shown = Arrays.stream(Reason.values())
                .collect(Collectors.toMap(
                        Reason::code, reason -> ENGLISH.getOrDefault("fix." + reason.code() + ".page", reason.fix())));

        // Then
        assertThat(shown)
                .allSatisfy((code, fix) -> assertThat(fix)
                        .doesNotContainPattern("landport |--|\\bingest\\b|\\btopic\\b|partitioner|LANDPORT_"));
        assertThat(keys("fix\\.([\\w-]+)\\.page")).hasSizeGreaterThan(10).isSubsetOf(shown.keySet());
        assertThat(String.join("\n", shown.values()).split("[\\s();,]+"))
                .filteredOn(word -> word.startsWith("docs/"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(Path.of("..", page)).exists());
    }

    @Test
    void shouldExplainEachFate() {
        // Given
        List<String> fates = Arrays.stream(Fate.values()).map(Fate::code).toList();

        // Then
        assertThat(keys("fate\\.(.*)")).containsExactlyInAnyOrderElementsOf(fates);
        assertThat(keys("help\\.(.*)")).containsAll(fates);
    }

    /** One wording: the glossary has it without capital letter and full stop. */
    @Test
    void shouldExplainFatesAsTheGlossaryDoes() throws IOException {
        // Given
        String glossary = Files.readString(Path.of("../docs/glossary.md"));

        // When
        Map<String, String> explained = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.)(.*) \\|$")
                .matcher(glossary.substring(glossary.indexOf("\n## Fates")))
                .results()
                .collect(Collectors.toMap(
                        row -> "help." + row.group(1),
                        row -> row.group(2).toUpperCase(Locale.ROOT) + row.group(3) + '.'));

        // Then
        assertThat(explained).hasSize(Fate.values().length);
        assertThat(ENGLISH).containsAllEntriesOf(explained);
    }

    /** One word for each term, on all pages. */
    @ParameterizedTest
    @CsvSource({"ZH, 2", "RU, 3"})
    void shouldUseTheWordsOfTheGlossary(TextLanguage language, int column) throws IOException {
        // Given
        String glossary = Files.readString(Path.of("../docs/glossary.md"));
        CatalogueWords catalogue = CatalogueWords.of(language);
        String texts = Stream.concat(
                        words(language.code()).values().stream(),
                        catalogue.keys().stream().map(key -> catalogue.find(key).orElseThrow()))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);

        // When
        List<String> terms = glossary.substring(glossary.indexOf("## In Chinese and Russian"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.contains("---") && !line.contains("Chinese"))
                .flatMap(line -> Stream.of(line.split("\\|", -1)[column].split("[;；]", -1)))
                .map(term -> term.strip().toLowerCase(Locale.ROOT))
                .toList();

        // Then
        assertThat(terms)
                .hasSizeGreaterThan(25)
                .allSatisfy(term -> assertThat(texts).contains(term));
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

    private static Map<String, String> words(String language) {
        try {
            return WORDS.in(language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
