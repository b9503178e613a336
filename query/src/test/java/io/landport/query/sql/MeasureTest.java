package io.landport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.answer.Column;
import io.landport.answer.ColumnType;
import io.landport.query.question.MirrorQuestion;
import io.landport.query.question.Questions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "lines, COUNT, 1",
        "lines_without_weight, COUNT, 1",
        "net_weight_kg_change, AMOUNT, kg",
        "weight_gap_kg, AMOUNT, kg",
        "first_value, AMOUNT, currency",
        "value_growth, RATIO, %",
        "base_unit_value, RATIO, currency/kg",
        "export_value_weighed, RATIO, 1",
        "quantity, AMOUNT, unit"
    })
    void shouldKnowWhatNumbersAre(String column, ColumnType type, String unit) {
        assertThat(Measure.of(column)).isEqualTo(new Measure(type, unit));
    }

    @Test
    void shouldKnowTheNumbersOfEveryQuestion() {
        // Given
        Stream<Query> queries = Questions.all().values().stream()
                .map(question -> question.request(Map.of()).query());
        Query mirror = new MirrorQuestion().request(Map.of("columns", "all")).query();

        // When
        Stream<Column> columns = Stream.concat(queries, Stream.of(mirror))
                .flatMap(query -> query.columns().stream())
                .map(AnswerColumn::toColumn);

        // Then
        assertThat(columns)
                .isNotEmpty()
                .allSatisfy(column -> assertThat(column.name()).isNotBlank());
    }
}
