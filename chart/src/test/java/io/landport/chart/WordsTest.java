package io.landport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.text.TextLanguage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WordsTest {
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern VALUE = Pattern.compile("11|22|33");

    @ParameterizedTest
    @EnumSource
    void shouldSayTheSameInEveryLanguage(TextLanguage language) {
        // When
        Set<String> keys = withoutUnits(Words.of(language));

        // Then
        assertThat(keys).isEqualTo(withoutUnits(Words.of(TextLanguage.EN)));
    }

    @ParameterizedTest
    @CsvSource({
        "ZH, flow, import, 进口",
        "ZH, partner, RU, RU",
    })
    void shouldNameCodesThatTheStoreHasNoNamesFor(TextLanguage language, String dimension, String code, String name) {
        assertThat(Words.of(language).name(dimension, code)).isEqualTo(name);
    }

    /** Numbers are said in myriads in Chinese, so units differ. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EN | VALUE  | 999         | 999    | CNY
        EN | VALUE  | 12345678    | 12.35  | million CNY
        EN | VALUE  | 1234567890  | 1.235  | billion CNY
        EN | WEIGHT | 12345678    | 12.35  | thousand tonnes
        EN | LINES  | 1234        | 1.234  | thousand lines
        ZH | VALUE  | 9999        | 9,999  | 元
        ZH | VALUE  | 12345678    | 1,235  | 万元
        ZH | VALUE  | 1234567890  | 12.35  | 亿元
        ZH | WEIGHT | 12345678    | 1.235  | 万吨
        ZH | LINES  | 12340       | 1.234  | 万项
        RU | VALUE  | 12345678    | 12,35  | млн юаней
        RU | WEIGHT | 999999      | 1 000  | т
        RU | LINES  | 1234        | 1,234  | тыс. позиций
        """)
    void shouldScaleNumbers(TextLanguage language, ChartMeasure measure, BigDecimal number, String text, String unit) {
        // Given
        Words words = Words.of(language);

        // When
        NumberScale scale = NumberScale.of(measure, "CNY", List.of(number), words);

        // Then
        assertThat(scale.label()).isEqualTo(unit);
        assertThat(scale.text(number, words)).isEqualTo(text.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveAUnitForEveryPower(TextLanguage language) {
        // Given
        Words words = Words.of(language);

        // When
        List<String> units = java.util.stream.Stream.of(ChartMeasure.values())
                .flatMap(measure -> java.util.stream.IntStream.rangeClosed(0, 20)
                        .mapToObj(power -> NumberScale.of(
                                        measure, "CNY", List.of(BigDecimal.ONE.scaleByPowerOfTen(power)), words)
                                .label()))
                .toList();

        // Then
        assertThat(units).hasSize(63).doesNotContain("");
    }

    /** Every note of every chart: the values in their places, and no English in the other languages. */
    @ParameterizedTest
    @EnumSource
    void shouldSayEachNoteInTheLanguage(TextLanguage language) {
        // Given
        Words words = Words.of(language);

        // When
        Map<String, String> notes = words.keys().stream()
                .filter(key -> key.startsWith("note."))
                .collect(Collectors.toMap(key -> key, key -> words.say(key, "11", "22", "33")));

        // Then
        assertThat(notes).hasSizeGreaterThan(20);
        assertThat(notes).allSatisfy((key, note) -> {
            assertThat(note).doesNotContain("{", "}", "--", "landport");
            assertThat(ENGLISH.matcher(note.replace("UTC", "")).find())
                    .as(note)
                    .isEqualTo(language == TextLanguage.EN && !note.matches("[^\\p{L}]*"));
            assertThat(placesOf(note))
                    .as(note)
                    .isEqualTo(placesOf(Words.of(TextLanguage.EN).say(key, "11", "22", "33")));
        });
    }

    private static Set<String> placesOf(String note) {
        return VALUE.matcher(note).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> withoutUnits(Words words) {
        return words.keys().stream()
                .filter(key -> !key.matches("(unit|currency)\\..*"))
                .collect(Collectors.toSet());
    }
}
