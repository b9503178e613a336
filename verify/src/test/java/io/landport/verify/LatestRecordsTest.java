package io.landport.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Window;
import io.landport.store.StoreSamples;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestRecordsTest {
    private static final LocalDate CLOCK = LocalDate.of(2021, 4, 30);
    private static final Topics TOPICS = new Topics("");
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final Aggregates AGGREGATES = new Aggregates(TOPICS, Map.of("us-bts", CLOCK));
    private static final DailyTotal TOTAL =
            StoreSamples.total("us-port:2304", "wood", StoreSamples.amounts(2, 10_000, 500));

    @TempDir
    private Path folder;

    @AutoClose
    private Ledger ledger = Ledger.ofLatest(Path.of(""), 0);

    @BeforeEach
    void open() {
        ledger = Ledger.ofLatest(folder, 0);
    }

    @Test
    void shouldKeepTheLastRecordOfEachKey() {
        // Given
        LatestRecords<DailyTotal> records = new LatestRecords<>(AGGREGATES.totals(), WIRE);
        DailyTotal before = StoreSamples.total("us-port:2304", "wood", StoreSamples.amounts(1, 1, 1));

        // When
        records.add(record(TOTAL.key().key(), encoded(before)), ledger);
        records.add(record(TOTAL.key().key(), encoded(TOTAL)), ledger);

        // Then
        assertThat(read())
                .containsExactly(Map.entry(
                        TOTAL.key().key(), "lines 2, lines_without_weight 0, value 1.0000, net_weight_kg 0.500"));
    }

    @Test
    void shouldSayWhatIsWrongWithARecord() {
        // Given
        LatestRecords<DailyTotal> records = new LatestRecords<>(AGGREGATES.totals(), WIRE);

        // When
        records.add(record(null, encoded(TOTAL)), ledger);
        records.add(record("deleted", null), ledger);
        records.add(record("garbage", new byte[] {1}), ledger);
        records.add(record("other", encoded(TOTAL)), ledger);

        // Then
        assertThat(read())
                .hasSize(4)
                .containsEntry("deleted", "record without a value")
                .containsEntry("garbage", "unreadable: the bytes do not start with 0 and a schema id")
                .hasEntrySatisfying(
                        "other",
                        text -> assertThat(text)
                                .endsWith(", the value has key " + TOTAL.key().key()))
                .hasEntrySatisfying(
                        "(no key)",
                        text -> assertThat(text)
                                .endsWith(", the value has key " + TOTAL.key().key()));
    }

    /** The key of a series is the beginning of the keys of its totals. */
    @Test
    void shouldNotTakeTheBeginningOfAKeyForTheKey() {
        // Given
        DailyChange change = new DailyChange(TOTAL.key(), CLOCK, TOTAL.amounts());
        byte[] value = encoded(new DailyTotal(TOTAL.key(), TOTAL.amounts(), List.of(change)));
        String series = TOTAL.key().series().key();

        for (Aggregate<DailyTotal> aggregate : List.of(AGGREGATES.totals(), AGGREGATES.changes())) {
            // When
            new LatestRecords<>(aggregate, WIRE).add(record(series, value), ledger);

            // Then
            assertThat(read())
                    .containsOnlyKeys(series)
                    .hasEntrySatisfying(
                            series,
                            text -> assertThat(text)
                                    .endsWith(
                                            ", the value has key " + TOTAL.key().key()));
        }
    }

    @Test
    void shouldSeparateWindowsFromClocks() {
        // Given
        Codec<Rolling> codec = WIRE.codec(TOPICS.rollingTotals());
        Rolling good = window(Window.YEAR_TO_DATE, CLOCK);
        Rolling late = window(Window.TWELVE_MONTHS, CLOCK.plusDays(1));
        Rolling clock = new AsOf("us-bts", 3, CLOCK);

        // When
        LatestRecords<Rolling> windows = new LatestRecords<>(AGGREGATES.rolling(), WIRE);
        LatestRecords<Rolling> clocks = new LatestRecords<>(AGGREGATES.clocks(), WIRE);
        for (Rolling rolling : new Rolling[] {good, late, clock}) {
            windows.add(record(rolling.key(), codec.encode(rolling)), ledger);
        }
        Map<String, String> ofWindows = read();
        for (Rolling rolling : new Rolling[] {good, late, clock}) {
            clocks.add(record(rolling.key(), codec.encode(rolling)), ledger);
        }

        // Then
        String amounts = "lines 2, lines_without_weight 0, value 1.0000, net_weight_kg 0.500";
        assertThat(ofWindows)
                .containsOnly(
                        Map.entry(good.key(), amounts),
                        Map.entry(late.key(), amounts + ", as of 2021-05-01, after its source's as-of day 2021-04-30"));
        assertThat(read()).hasSize(3).containsEntry("as-of|us-bts|3", "lines 20210430");
    }

    private static Rolling window(Window window, LocalDate asOf) {
        return RollingTotal.of(TOTAL.key().series(), window, asOf, TOTAL.amounts());
    }

    private static byte[] encoded(DailyTotal total) {
        return WIRE.codec(TOPICS.dailyTotals()).encode(total);
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value) {
        return new ConsumerRecord<>("topic", 0, 0, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
    }

    /** The ledger, described as daily totals. */
    private Map<String, String> read() {
        Map<String, String> read = new TreeMap<>();
        try (LedgerCursor cursor = ledger.sorted()) {
            while (cursor.advance()) {
                read.put(cursor.keyText(), AGGREGATES.totals().text(Optional.of(cursor.figures())));
            }
        }
        return read;
    }
}
