package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.query.compare.CompareQuestion;
import io.landport.query.explain.ExplainQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    @Test
    void shouldWriteOptionsAsTheirReaderKnowsThem() {
        // Given
        String description = "A range with {from} and {known-on}.";

        // Then
        assertThat(QuestionOption.text(description, "--")).isEqualTo("A range with --from and --known-on.");
        assertThat(QuestionOption.text(description, "")).isEqualTo("A range with from and known-on.");
    }
}
