package io.landport.streams.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers keep their meaning, also across restarts. */
final class NameNumbersTest {
    private static final int SERIES = 500;

    private final RandomStates random = new RandomStates(Seed.random("NameNumbersTest"));
    private final NameNumbers numbers = new NameNumbers(String::length);
    private final List<Series> visited = new ArrayList<>();
    private final List<String> visitedUnits = new ArrayList<>();

    @Test
    void shouldGiveASeriesOneNumber() {
        // Given
        Series wood = series("wood", Channel.CUSTOMS, "rail");
        int number = numbers.numberOf(wood);

        // When
        int other = numbers.numberOf(series("energy", Channel.CUSTOMS, "rail"));

        // Then
        assertThat(other).isNotEqualTo(number);
        assertThat(numbers.numberOf(series("wood", Channel.CUSTOMS, "rail"))).isEqualTo(number);
        assertThat(numbers.series(number).series()).isEqualTo(wood);
        assertThat(numbers.series(number).partition()).isEqualTo(wood.key().length());
    }

    @Test
    void shouldNumberOneTradeForSeriesThatDifferOnlyInSectorChannelOrMode() {
        // Given
        NameNumbers.NumberedSeries first = numbers.series(numbers.numberOf(series("wood", Channel.CUSTOMS, "rail")));

        // When
        NameNumbers.NumberedSeries alike =
                numbers.series(numbers.numberOf(series("chemicals", Channel.E_COMMERCE, "road")));
        NameNumbers.NumberedSeries other = numbers.series(numbers.numberOf(ofCurrency("USD")));

        // Then
        assertThat(alike.trade()).isEqualTo(first.trade());
        assertThat(other.trade()).isNotEqualTo(first.trade());
        assertThat(numbers.trade(other.trade()).trade()).isEqualTo(Trade.of(ofCurrency("USD")));
        assertThat(numbers.trade(other.trade()).partition())
                .isEqualTo(Trade.of(ofCurrency("USD")).key().length());
    }

    @Test
    void shouldBeTheSameWhenRestored() {
        // Given
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            series.add(random.series());
            numbers.numberOf(series.get(i));
            numbers.unitNumberOf("unit " + i % 7);
        }
        visitNew(numbers);

        // When
        NameNumbers restored = new NameNumbers(String::length);
        restored.restore(visited, visitedUnits);

        // Then
        for (Series each : series) {
            assertThat(restored.numberOf(each)).isEqualTo(numbers.numberOf(each));
            assertThat(restored.series(restored.numberOf(each))).isEqualTo(numbers.series(numbers.numberOf(each)));
        }
        assertThat(restored.unitNumberOf("unit 3")).isEqualTo(numbers.unitNumberOf("unit 3"));
        assertThat(restored.unit(3)).isEqualTo("unit 3");
        visited.clear();
        visitNew(restored);
        assertThat(visited).as("already saved").isEmpty();
    }

    @Test
    void shouldVisitNewNamesOnce() {
        // Given
        numbers.numberOf(series("wood", Channel.CUSTOMS, "rail"));
        visitNew(numbers);

        // When
        numbers.numberOf(series("energy", Channel.CUSTOMS, "rail"));
        visitNew(numbers);

        // Then
        assertThat(visited).extracting(Series::sector).containsExactly("wood", "energy");
    }

    private void visitNew(NameNumbers names) {
        names.visitNew(new NameNumbers.NewNameVisitor() {
            @Override
            public void series(int number, Series series) {
                visited.add(series);
            }

            @Override
            public void unit(int number, String name) {
                visitedUnits.add(name);
            }
        });
    }

    private static Series series(String sector, Channel channel, String mode) {
        return new Series(
                "cn-gacc", "CN", "RU", "23019", "suifenhe", sector, Flow.IMPORT, channel, "general", mode, "CNY");
    }

    private static Series ofCurrency(String currency) {
        return new Series(
                "cn-gacc",
                "CN",
                "RU",
                "23019",
                "suifenhe",
                "wood",
                Flow.IMPORT,
                Channel.CUSTOMS,
                "general",
                "rail",
                currency);
    }
}
