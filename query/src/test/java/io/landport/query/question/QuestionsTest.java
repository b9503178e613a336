package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.query.compare.CompareQuestion;
import io.landport.query.explain.ExplainQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {

    @Test
    void shouldNameOptionsByPlaceholders() {
        // Given
        List<Question<?>> questions = new ArrayList<>(Questions.all().values());
        questions.addAll(ExplainQuestion.all().values());
        questions.addAll(List.of(new ChangesQuestion(), new CompareQuestion()));

        // When
        Stream<String> texts = questions.stream()
                .flatMap(question -> Stream.concat(
                        question.description().stream(),
                        question.options().stream().map(QuestionOption::description)));

        // Then
        assertThat(texts).isNotEmpty().noneMatch(text -> text.contains("--"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        monthly  | csv columns: those of {by}, then lines, lines_without_weight, value, currency, net_weight_kg; with {currency} also lines_not_converted, reason.
        corridor | csv columns: corridor, those of {by}, then lines, lines_without_weight, value, currency, net_weight_kg; with {currency} also lines_not_converted, reason.
        balance  | csv columns: those of {by}, then records_read, records_accounted, difference.
        suspects | csv columns: month, source, crossing, flow, partner, region, regime, commodity, unit, currency, lines, value, net_weight_kg, quantity, unit_value, observations, lower_bound, median, upper_bound.
        """)
    void shouldNameTheColumnsOfTheAnswer(String question, String about) {
        assertThat(Optional.ofNullable(Questions.all().get(question))
                        .orElseThrow()
                        .description())
                .endsWith(about);
    }

    @Test
    void shouldSayWhatAConversionLeavesOut() {
        assertThat(new YearOnYearQuestion().description().get(1))
                .endsWith(
                        "; with {currency} also lines_not_converted, base_lines_not_converted, reason, without contribution,"
                                + " unit_value, base_unit_value, unit_value_growth, has_break.");
    }

    @Test
    void shouldWriteOptionsAsTheirReaderKnowsThem() {
        // Given
        String description = "A range with {from} and {known-on}.";

        // Then
        assertThat(QuestionOption.text(description, "--")).isEqualTo("A range with --from and --known-on.");
        assertThat(QuestionOption.text(description, "")).isEqualTo("A range with from and known-on.");
    }
}
