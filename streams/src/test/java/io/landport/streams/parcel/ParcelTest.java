package io.landport.streams.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A parcel is read as it was written, whatever was in earlier parcels. */
final class ParcelTest {
    private static final int ORIGIN = 3;
    private static final int PARCELS = 100;

    private final SplittableRandom random = Seed.random("ParcelTest");
    private final Parcel parcel = new Parcel(ORIGIN);
    private final List<Object> put = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();

    @Test
    void shouldHandOutWhatWasPutInInItsOrder() {
        for (int i = 0; i < PARCELS; i++) {
            // Given
            put.clear();
            for (int items = random.nextInt(40); items > 0; items--) {
                putAny();
            }

            // When
            assertThat(parcel.isEmpty()).isEqualTo(put.isEmpty());
            Opened opened = new Opened();
            Parcel.open(parcel.close(), opened);

            // Then
            assertThat(opened.items).isEqualTo(put);
        }
    }

    @Test
    void shouldTellASeriesInFullOnceAParcel() {
        // Given
        Series series = series();
        parcel.addDaily(7, series, 1, 1, Amounts.ofLine(1, 1));
        int first = parcel.length();

        // When
        parcel.addDaily(7, series, 2, 2, Amounts.ofLine(1, 1));

        // Then
        assertThat(parcel.length() - first).isLessThan(20);
        int whole = parcel.close().length;
        parcel.addDaily(7, series, 1, 1, Amounts.ofLine(1, 1));
        parcel.addDaily(7, series, 2, 2, Amounts.ofLine(1, 1));
        assertThat(parcel.close()).hasSize(whole);
    }

    @Test
    void shouldRejectBytesThatAreNotAParcel() {
        assertThatThrownBy(() -> Parcel.open(new byte[] {0, 99}, new Opened()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("99");
    }

    private void putAny() {
        switch (random.nextInt(5)) {
            case 0 -> {
                long day = day();
                put.add(List.of("as of", "cn-gacc", day));
                parcel.addAsOf("cn-gacc", day);
            }
            case 1 -> putDaily(series(), day(), day(), amounts());
            case 2 -> putCommodity(Trade.of(series()), random.nextLong(1_900 * 12, 10_000 * 12));
            case 3 -> {
                FateKey key = new FateKey("topic", "source", LocalDate.ofEpochDay(day()), "counted");
                long records = random.nextLong();
                put.add(List.of("fate", key, records));
                parcel.addFate(key, records);
            }
            default -> {
                long offset = random.nextLong() >>> 1;
                long receivedDay = day();
                put.add(List.of("position", ORIGIN, "topic", offset, receivedDay));
                parcel.addPosition("topic", offset, receivedDay);
            }
        }
    }

    private void putDaily(Series series, long day, long receivedDay, Amounts change) {
        put.add(List.of("daily", series, day, receivedDay, change));
        parcel.addDaily(numberOf(series), series, day, receivedDay, change);
    }

    private void putCommodity(Trade trade, long month) {
        Amounts change = amounts();
        Int128 quantity = sum();
        String unit = "unit " + random.nextInt(3);
        put.add(List.of("commodity", trade, month, "080300", unit, change, quantity));
        parcel.addCommodity(
                numberOf(trade),
                trade,
                CommodityMonth.of(month, CommodityMonth.numberOf("080300"), numberOf(unit)),
                unit,
                change,
                quantity);
    }

    /** The sender's numbers are far apart, as they are of one that has many more series than a parcel speaks of. */
    private int numberOf(Object name) {
        return numbers.computeIfAbsent(name, unused -> 100 * numbers.size());
    }

    private Series series() {
        return new Series(
                "cn-gacc",
                "CN",
                "RU",
                "23019",
                "crossing " + random.nextInt(5),
                "wood",
                random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                random.nextBoolean() ? Channel.CUSTOMS : Channel.E_COMMERCE,
                "general",
                "rail",
                "CNY");
    }

    /** From 1900 to 9999. */
    private long day() {
        return random.nextLong(-25_567, 2_932_897);
    }

    private Amounts amounts() {
        return new Amounts(random.nextInt(), random.nextInt(), sum(), sum());
    }

    private Int128 sum() {
        return random.nextBoolean() ? Int128.of(random.nextLong()) : new Int128(random.nextLong(), random.nextLong());
    }

    private static final class Opened implements ParcelVisitor {
        private final List<Object> items = new ArrayList<>();
        private final List<Object> names = new ArrayList<>();

        @Override
        public void asOf(String source, long day) {
            items.add(List.of("as of", source, day));
        }

        @Override
        public int series(Series series) {
            return add(series);
        }

        @Override
        public int trade(Trade trade) {
            return add(trade);
        }

        @Override
        public int unit(String name) {
            return add(name);
        }

        @Override
        public void daily(int series, long day, long receivedDay, Amounts change) {
            items.add(List.of("daily", names.get(series), day, receivedDay, change));
        }

        @Override
        public void commodity(int trade, long goods, Amounts change, Int128 quantity) {
            items.add(List.of(
                    "commodity",
                    names.get(trade),
                    CommodityMonth.month(goods),
                    CommodityMonth.commodityOf(CommodityMonth.commodity(goods)),
                    names.get(CommodityMonth.unit(goods)),
                    change,
                    quantity));
        }

        @Override
        public void fate(FateKey key, long records) {
            items.add(List.of("fate", key, records));
        }

        @Override
        public void position(int origin, String topic, long nextOffset, long receivedDay) {
            items.add(List.of("position", origin, topic, nextOffset, receivedDay));
        }

        private int add(Object name) {
            names.add(name);
            return names.size() - 1;
        }
    }
}
