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

/** Numbers keep their meaning, also over a restart. */
final class NameNumbersTest {
    private static final int SERIES = 500;

    private final RandomStates random = new RandomStates(Seed.random("NameNumbersTest"));
    private final NameNumbers book = new NameNumbers(String::length);
    private final List<Series> shown = new ArrayList<>();
    private final List<String> shownUnits = new ArrayList<>();

    @Test
    void shouldGiveASeriesOneNumber() {
        // Given
        Series wood = series("wood", Channel.CUSTOMS, "rail");
        int number = book.numberOf(wood);

        // When
        int other = book.numberOf(series("energy", Channel.CUSTOMS, "rail"));

        // Then
        assertThat(other).isNotEqualTo(number);
        assertThat(book.numberOf(series("wood", Channel.CUSTOMS, "rail"))).isEqualTo(number);
        assertThat(book.entry(number).series()).isEqualTo(wood);
        assertThat(book.entry(number).partition()).isEqualTo(wood.key().length());
    }

    @Test
    void shouldPutSeriesInOneTradeThatDifferInSectorChannelAndModeAlone() {
        // Given
        NameNumbers.Entry first = book.entry(book.numberOf(series("wood", Channel.CUSTOMS, "rail")));

        // When
        NameNumbers.Entry alike = book.entry(book.numberOf(series("chemicals", Channel.E_COMMERCE, "road")));
        NameNumbers.Entry other = book.entry(book.numberOf(ofCurrency("USD")));

        // Then
        assertThat(alike.trade()).isEqualTo(first.trade());
        assertThat(other.trade()).isNotEqualTo(first.trade());
        assertThat(book.trade(other.trade()).trade()).isEqualTo(Trade.of(ofCurrency("USD")));
        assertThat(book.trade(other.trade()).partition())
                .isEqualTo(Trade.of(ofCurrency("USD")).key().length());
    }

    @Test
    void shouldBeTheSameWhenRestored() {
        // Given
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            series.add(random.series());
            book.numberOf(series.get(i));
            book.unitNumberOf("unit " + i % 7);
        }
        show(book);

        // When
        NameNumbers restored = new NameNumbers(String::length);
        restored.restore(shown, shownUnits);

        // Then
        for (Series each : series) {
            assertThat(restored.numberOf(each)).isEqualTo(book.numberOf(each));
            assertThat(restored.entry(restored.numberOf(each))).isEqualTo(book.entry(book.numberOf(each)));
        }
        assertThat(restored.unitNumberOf("unit 3")).isEqualTo(book.unitNumberOf("unit 3"));
        assertThat(restored.unit(3)).isEqualTo("unit 3");
        shown.clear();
        show(restored);
        assertThat(shown).as("what is saved already").isEmpty();
    }

    @Test
    void shouldShowWhatIsNewOnce() {
        // Given
        book.numberOf(series("wood", Channel.CUSTOMS, "rail"));
        show(book);

        // When
        book.numberOf(series("energy", Channel.CUSTOMS, "rail"));
        show(book);

        // Then
        assertThat(shown).extracting(Series::sector).containsExactly("wood", "energy");
    }

    private void show(NameNumbers of) {
        of.takeNew(new NameNumbers.Taker() {
            @Override
            public void series(int number, Series series) {
                shown.add(series);
            }

            @Override
            public void unit(int number, String name) {
                shownUnits.add(name);
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
