package io.landport.domain.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Altered;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys of the aggregate topics. Rule 8: they contain every dimension, including the currency. */
class SeriesTest {
    private final TotalKey total = Samples.key("wood");

    @Test
    void shouldNameEveryDimensionInItsDeclaredOrder() {
        assertThat(total.series().key())
                .isEqualTo("cn-gacc|CN|RU|heilongjiang|suifenhe-grodekovo-rail|wood|import|customs"
                        + "|border-small-scale|rail|CNY");
    }

    @Test
    void shouldEndInTheDay() {
        assertThat(total.key()).isEqualTo(total.series().key() + "|2024-03-15");
    }

    @Test
    void shouldEndAChangeInTheReceivedDay() {
        // Given
        DailyChange change = new DailyChange(total, LocalDate.of(2024, 4, 1), Amounts.ZERO);

        // Then
        assertThat(change.id()).isEqualTo(total.key() + "|2024-04-01");
    }

    @Test
    void shouldDistinguishSeriesByEveryDimension() {
        // Given
        Map<String, Series> altered = Altered.copies(total.series());

        // Then
        assertThat(altered)
                .containsOnlyKeys(
                        "source", "reporter", "partner", "region", "crossing", "sector", "regime", "mode", "currency");
        assertThat(altered.values())
                .extracting(Series::key)
                .doesNotHaveDuplicates()
                .doesNotContain(total.series().key());
    }

    @Test
    void shouldDistinguishFlowsAndChannels() {
        // Given
        Series series = total.series();

        // Then
        assertThat(of(series, Flow.EXPORT, series.channel()).key()).isNotEqualTo(series.key());
        assertThat(of(series, series.flow(), Channel.E_COMMERCE).key()).isNotEqualTo(series.key());
    }

    private static Series of(Series like, Flow flow, Channel channel) {
        return new Series(
                like.source(),
                like.reporter(),
                like.partner(),
                like.region(),
                like.crossing(),
                like.sector(),
                flow,
                channel,
                like.regime(),
                like.mode(),
                like.currency());
    }
}
