package io.landport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.question.InvalidQueryException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChartRequestTest {

    @Test
    void shouldAskByMonthAndTheDimension() {
        // Given
        Map<String, String> options = Map.of("by", "month,crossing", "flow", "import", "measure", "weight", "top", "3");

        // When
        ChartRequest request = ChartKind.MONTHLY.request(options);

        // Then
        assertThat(request.options()).isEqualTo(Map.of("by", "month,crossing", "flow", "import", "top", "1000000"));
        assertThat(request.measure()).isEqualTo(ChartMeasure.WEIGHT);
        assertThat(request.top()).isEqualTo(3);
    }

    @Test
    void shouldReportAllProblems() {
        // Given
        Map<String, String> options =
                Map.of("by", "crossing,sector", "measure", "price", "top", "41", "title", " ", "limit", "5");

        // When
        org.assertj.core.api.ThrowableAssert.ThrowingCallable reading = () -> ChartKind.RANKING.request(options);

        // Then
        assertThatThrownBy(reading).isInstanceOf(InvalidQueryException.class).hasMessage("""
            --title: must have 1 to 200 characters but has 0
            --measure: cannot be "price"; allowed are value, weight, lines
            --top: cannot be "41"; allowed are numbers from 1 to 40
            --by: a chart has one dimension that is no period, but this is "crossing,sector"
            --limit: not available for charts\
            """);
    }

    @Test
    void shouldOfferOnlyWhatAChartCanShow() {
        // Given
        Map<String, String> options = Map.of("by", "crossing", "measure", "weight", "top", "3");

        // When
        org.assertj.core.api.ThrowableAssert.ThrowingCallable reading = () -> ChartKind.MIRROR.request(options);

        // Then
        assertThatThrownBy(reading).hasMessage("""
            --measure: cannot be "weight"; allowed are value
            --top: not available for this chart
            --by: not available for this chart\
            """);
    }
}
