package io.landport.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.answer.Column;
import io.landport.domain.text.TextLanguage;
import io.landport.query.question.CodesQuestion;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Names;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {

    static Stream<Dataflow> flows() {
        return Catalogue.dataflows().values().stream();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void shouldNameEverythingInEveryLanguage(Dataflow flow) {
        for (TextLanguage language : TextLanguage.values()) {
            // When
            CatalogueWords words = CatalogueWords.of(language);

            // Then
            assertThat(words.find("dataflow." + flow.code())).isPresent();
            assertThat(flow.dimensions())
                    .allSatisfy(dimension -> assertThat(words.find("dimension." + dimension.column()))
                            .isPresent());
            assertThat(flow.measures())
                    .allSatisfy(measure ->
                            assertThat(words.find("measure." + measure.name())).isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void shouldDescribeDataflowsAndMeasures(Dataflow flow) {
        assertThat(flow.description()).isPresent();
        assertThat(flow.measures())
                .allSatisfy(measure -> assertThat(flow.description(measure)).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheSameWordsInEveryLanguage(TextLanguage language) {
        assertThat(CatalogueWords.of(language).keys())
                .isEqualTo(CatalogueWords.of(TextLanguage.EN).keys());
    }

    @Test
    void shouldNeverAddWhatMustNotBeAdded() {
        // When
        Set<Dimension> separate = flows().flatMap(
                        flow -> flow.dimensions().stream().filter(dimension -> !flow.isAdditiveOver(dimension)))
                .collect(Collectors.toSet());

        // Then
        assertThat(separate)
                .containsExactlyInAnyOrder(
                        Dimension.SOURCE,
                        Dimension.CURRENCY,
                        Dimension.UNIT,
                        Dimension.CORRIDOR,
                        Dimension.ZONE,
                        Dimension.WINDOW);
    }

    /** Other questions list or count records. */
    @Test
    void shouldHaveEveryQuestionThatCanBeGroupedByCrossing() {
        assertThat(Catalogue.dataflows().keySet())
                .containsExactlyElementsOf(Questions.all().values().stream()
                        .filter(question -> question.dimensions().grouping().contains(Dimension.CROSSING))
                        .map(StoreQuestion::code)
                        .toList());
    }

    @Test
    void shouldListTheCodesOfEveryDimensionWithNames() {
        // When
        Set<String> named = Arrays.stream(Dimension.values())
                .flatMap(dimension -> Names.of(dimension.column()).stream())
                .map(Names::table)
                .collect(Collectors.toSet());

        // Then
        assertThat(CodesQuestion.all()).containsOnlyKeys(named);
    }

    @Test
    void shouldHaveTheMeasuresOfTheQuestion() {
        // When
        Dataflow commodity = flows().filter(flow -> flow.code().equals("commodity"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(commodity.measures())
                .extracting(Column::name)
                .containsExactly("lines", "lines_without_weight", "value", "net_weight_kg", "quantity");
        assertThat(commodity.measures()).extracting(Column::unit).containsExactly("1", "1", "currency", "kg", "unit");
    }
}
