package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.write.MonthsOfBatches.withMonths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.RateLoader;
import io.landport.store.StoreSamples;
import io.landport.store.rate.CsvRates;
import io.landport.store.rate.EcbRates;
import io.landport.store.rate.RateFile;
import io.landport.store.view.ConversionOracle.PublishedRate;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Totals in a reporting currency, against rates that are looked up, and totals that are added up, in a plain loop. */
@Tag("server")
class ConversionTest {
    private static final Path ECB_FILE = Path.of(System.getProperty("user.dir"))
            .resolve("../../shared/data/fx/eurofxref-hist.csv")
            .normalize();

    private static final Instant NOW = Instant.parse("2021-05-01T08:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 20);
    private static final int DAYS = 90;
    private static final int TOTALS = 400;
    private static final List<String> CURRENCIES = List.of("CNY", "RUB", "USD", "EUR", "JPY");
    private static final List<String> REPORTING = List.of("CNY", "EUR", "RUB", "USD");

    private static final Pattern RATE_SCAN = Pattern.compile("Scan .*on exchange_rate .* loops=([0-9]+)");

    private final SplittableRandom random = Seed.random("ConversionTest");

    private int loads;
    private Database database;

    @AutoClose
    private Store store;

    private Position position =
            new Position(new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1), 0);

    @BeforeEach
    void initialize() throws Exception {
        database = Database.migrated();
        store = new Store(database.address(), 1, REFERENCE);
        store.initialize(List.of(position));
    }

    @Test
    void shouldEqualAPlainLoopOverTotalsAndRates() throws Exception {
        // Given
        List<PublishedRate> rates = randomRates();
        load(rates.stream().map(PublishedRate::row).toList());
        List<DailyTotal> totals = randomTotals();
        write(totals);

        // When
        List<String> days = database.rows(
                "SELECT day, source, sector, original_currency, currency, lines,"
                        + " lines_not_converted, value, original_value, reason IS NULL FROM daily_converted ORDER BY 1, 2, 3, 4, 5");
        List<String> months = database.rows(
                "SELECT month, source, sector, original_currency, currency, lines,"
                        + " lines_not_converted, value, original_value, reason IS NULL FROM monthly_converted ORDER BY 1, 2, 3, 4, 5");

        // Then
        ConversionOracle oracle = new ConversionOracle(rates);
        assertThat(days).isEqualTo(oracle.rows(totals, REPORTING, day -> day));
        assertThat(months).isEqualTo(oracle.rows(totals, REPORTING, day -> day.withDayOfMonth(1)));
        assertThat(days).as("some are missing").anyMatch(row -> row.endsWith("f"));
        assertThat(days).as("some are crossed").anyMatch(row -> row.contains("ru-fcs") && row.contains("|EUR|USD|"));
    }

    /** In tables without statistics, like those of a store that has just been filled. */
    @Test
    void shouldLookUpARateOnceForEachCurrencyAndMonth() throws Exception {
        // Given
        load(List.of("ecb,USD,EUR,day,2021-02-26,1.2,1,indirect", "ecb,CNY,EUR,day,2021-02-26,7,1,indirect"));
        List<DailyTotal> totals = new ArrayList<>();
        for (int sector = 0; sector < TOTALS; sector++) {
            for (int month = 1; month <= 3; month++) {
                LocalDate day = LocalDate.of(2021, month, 1).plusMonths(1).minusDays(1);
                DailyTotal total = total("us-bts", "US", "s" + sector, "USD", day, 1, 10_000);
                totals.add(total);
                totals.add(toChina(total));
            }
        }
        write(totals);

        for (String question : List.of(
                "SELECT month, sector, sum(value) FROM monthly_converted WHERE currency = 'CNY' GROUP BY 1, 2",
                "SELECT day, sector, sum(value) FROM daily_converted WHERE currency = 'CNY' GROUP BY 1, 2",
                "SELECT month, sector, sum(export_value) FROM mirror_country_in(NULL, NULL, NULL, NULL, 'CNY') GROUP BY 1, 2")) {
            // When
            List<Long> loops = database.rows("EXPLAIN (ANALYZE) " + question).stream()
                    .flatMap(line -> RATE_SCAN.matcher(line).results())
                    .map((MatchResult scan) -> Long.valueOf(scan.group(1)))
                    .toList();

            // Then
            assertThat(loops).as(question).isNotEmpty().allMatch(times -> times <= 3);
        }
    }

    @Test
    void shouldTakeFridaysRateOnAWeekendAndNoneThatIsTooOld() throws Exception {
        // Given
        load(List.of("cbr,USD,RUB,day,2021-03-05,74.5,1,direct", "cbr,CNY,RUB,day,2021-03-05,115,10,direct"));

        // Then
        assertThat(rateOf("ru-fcs", "USD", "RUB", "2021-03-04")).isEqualTo("null|cbr: no rates within 14 days");
        assertThat(rateOf("ru-fcs", "USD", "RUB", "2021-03-05")).startsWith("74.5000");
        assertThat(rateOf("ru-fcs", "USD", "RUB", "2021-03-07")).startsWith("74.5000");
        assertThat(rateOf("ru-fcs", "CNY", "RUB", "2021-03-07")).startsWith("11.5000");
        assertThat(rateOf("ru-fcs", "USD", "RUB", "2021-03-19")).startsWith("74.5000");
        assertThat(rateOf("ru-fcs", "USD", "RUB", "2021-03-20")).isEqualTo("null|cbr: no rates within 14 days");
    }

    @Test
    void shouldMissWhatTheAuthorityNoLongerPublishesAtOnce() throws Exception {
        // Given
        database.execute("UPDATE conversion_rule SET authority = 'ecb' WHERE rate_rule = 'day' AND reporter = 'RU'");
        new RateLoader(database.address())
                .load(
                        ecb("Date,USD,RUB\n2022-03-04,1.0929,N/A\n2022-03-02,1.1106,N/A\n2022-03-01,1.1162,117.201\n"),
                        NOW);

        // Then
        assertThat(rateOf("ru-fcs", "RUB", "EUR", "2022-03-01")).endsWith("|null");
        assertThat(rateOf("ru-fcs", "RUB", "EUR", "2022-03-02")).isEqualTo("null|ecb: no rate of RUB");
        assertThat(rateOf("ru-fcs", "USD", "EUR", "2022-03-03")).endsWith("|null");
        assertThat(rateOf("ru-fcs", "RUB", "XYZ", "2022-03-02")).isEqualTo("null|ecb: no rate of RUB and XYZ");
        assertThat(rateOf("ru-fcs", "RUB", "RUB", "2022-03-02"))
                .as("nothing to convert")
                .isEqualTo("1|null");
    }

    @Test
    void shouldCrossThroughTheBaseCurrencyExactly() throws Exception {
        // Given
        load(List.of("cbr,USD,RUB,day,2021-03-05,74.4275,1,direct", "cbr,CNY,RUB,day,2021-03-05,114.9150,10,direct"));
        BigDecimal expected = new BigDecimal("74.4275")
                .multiply(BigDecimal.TEN)
                .divide(new BigDecimal("114.9150"), 24, RoundingMode.HALF_UP);

        // Then
        assertThat(rateOf("ru-fcs", "USD", "CNY", "2021-03-05")).isEqualTo(expected.toPlainString() + "|null");
    }

    @Test
    void shouldTakeTheCustomsRateOfTheMonthAndOfNoOther() throws Exception {
        // Given
        load(List.of("gacc,USD,CNY,month,2021-03,6.4713,1,direct", "gacc,RUB,CNY,month,2021-03,11.5,1,indirect"));

        // Then
        assertThat(rateOf("cn-gacc", "USD", "CNY", "2021-03-01")).startsWith("6.4713000");
        assertThat(rateOf("cn-ceb", "USD", "CNY", "2021-03-31")).startsWith("6.4713000");
        assertThat(rateOf("cn-gacc", "CNY", "RUB", "2021-03-31")).startsWith("11.5000000");
        assertThat(rateOf("cn-gacc", "USD", "CNY", "2021-04-01")).isEqualTo("null|gacc: no rate of USD");
        assertThat(rateOf("cn-gacc", "USD", "CNY", "2021-02-28")).isEqualTo("null|gacc: no rate of USD");
    }

    @Test
    void shouldAverageAMonthOnceAllOfItIsThere() throws Exception {
        // Given
        load(List.of(
                "ecb,USD,EUR,day,2021-02-08,1.2,1,indirect",
                "ecb,USD,EUR,day,2021-02-13,1.3,1,indirect",
                "ecb,USD,EUR,day,2021-02-21,14,10,indirect",
                "ecb,CNY,EUR,day,2021-02-08,7,1,indirect",
                "ecb,CNY,EUR,day,2021-02-21,8,1,indirect"));

        // Then
        assertThat(rateOf("us-bts", "EUR", "USD", "2021-02-28"))
                .as("of 1.2, 1.3 and 1.4")
                .startsWith("1.3000000");
        assertThat(rateOf("us-bts", "EUR", "CNY", "2021-02-28"))
                .as("one of its days has no rate")
                .isEqualTo("null|ecb: no rate of CNY");
        load(List.of("ecb,USD,EUR,day,2021-03-01,1.2,1,indirect"));
        assertThat(rateOf("us-bts", "EUR", "USD", "2021-03-31"))
                .as("the rest of the month is not there")
                .isEqualTo("null|ecb: no rates within 7 days");
    }

    @ParameterizedTest(name = "rates of {0} April")
    @CsvSource({"9 16 23, its beginning", "8 17 23, its middle", "8 15 22, its end"})
    void shouldNotTakeAPartOfAMonthForItsAverage(String days, String missing) throws Exception {
        // Given
        load(Stream.of(days.split(" ", -1))
                .map(day -> "ecb,USD,EUR,day,2021-04-%02d,1.2,1,indirect".formatted(Integer.parseInt(day)))
                .toList());

        // Then
        assertThat(rateOf("us-bts", "EUR", "USD", "2021-04-30"))
                .as("%s is not there", missing)
                .isEqualTo("null|ecb: no rates within 7 days");
        load(List.of(
                "ecb,USD,EUR,day,2021-04-08,1.2,1,indirect",
                "ecb,USD,EUR,day,2021-04-16,1.2,1,indirect",
                "ecb,USD,EUR,day,2021-04-23,1.2,1,indirect"));
        assertThat(rateOf("us-bts", "EUR", "USD", "2021-04-30")).startsWith("1.2000000");
    }

    @Test
    void shouldShowACorrectedRateAtOnceAndSayWhatAMonthLacks() throws Exception {
        // Given
        load(List.of("cbr,USD,RUB,day,2021-03-04,80,1,direct", "cbr,USD,RUB,day,2021-03-05,90,1,direct"));
        write(List.of(
                total("ru-fcs", "RU", "wood", "USD", LocalDate.of(2021, 3, 4), 2, 10_000),
                total("ru-fcs", "RU", "wood", "USD", LocalDate.of(2021, 3, 5), 3, 20_000)));
        String asked = "SELECT lines, lines_not_converted, value, original_value, reason FROM monthly_converted"
                + " WHERE currency = 'RUB'";
        List<String> before = database.rows(asked);

        // When
        load(List.of("cbr,USD,RUB,day,2021-03-05,100,1,direct"));
        List<String> corrected = database.rows(asked);
        load(List.of("cbr,EUR,RUB,day,2021-03-04,95,1,direct", "cbr,USD,RUB,day,2021-03-04,N/A,,"));
        List<String> withdrawn = database.rows(asked);

        // Then
        assertThat(before).containsExactly("5|0|260.0000000000|3.0000|null");
        assertThat(corrected).containsExactly("5|0|280.0000000000|3.0000|null");
        assertThat(withdrawn).as("never a part of the sum").containsExactly("5|2|null|3.0000|cbr: no rate of USD");
    }

    @Test
    void shouldHaveNoRuleWhereTheStoreHasNone() throws Exception {
        // Given
        load(List.of("ecb,USD,EUR,day,2021-02-26,1.2,1,indirect"));
        database.execute("DELETE FROM conversion_rule WHERE rate_rule = 'none'");

        // Then
        assertThat(rateOf("us-bts", "USD", "EUR", "2021-02-28")).isEqualTo("null|no conversion rule");
        assertThat(rateOf("nobody", "USD", "EUR", "2021-02-28")).isEqualTo("null|no conversion rule");
        assertThat(rateOf("nobody", "USD", "USD", "2021-02-28")).isEqualTo("1|null");
    }

    @Test
    void shouldAverageTheDaysForWhatIsCountedByMonth() throws Exception {
        // Given
        load(List.of("cbr,USD,RUB,day,2021-03-10,80,1,direct", "cbr,USD,RUB,day,2021-03-20,90,1,direct"));

        // Then
        assertThat(database.rows("SELECT rate FROM conversion_rate('ru-fcs', 'USD', 'RUB', '2021-03-01', true)"))
                .singleElement()
                .asString()
                .startsWith("85.00000");
    }

    @Test
    void shouldShowOneRowOfEachReportingCurrencyWithItsNames() throws Exception {
        // Given
        database.execute("INSERT INTO reporting_currency VALUES ('JPY', 'Japanese yen')");
        write(List.of(total("cn-gacc", "CN", "wood", "CNY", LocalDate.of(2021, 3, 4), 2, 10_000)));

        // Then
        assertThat(database.rows("SELECT currency, lines_not_converted, value FROM daily_converted ORDER BY 1"))
                .containsExactly("CNY|0|1.0000000000", "EUR|2|null", "JPY|2|null", "RUB|2|null", "USD|2|null");
        assertThat(database.rows("SELECT source_name, is_preferred, crossing_name, sector_name, regime_name, treatment,"
                        + " mode_name, region_name FROM monthly_converted WHERE currency = 'CNY'"))
                .containsExactly(
                        "China customs declarations|t|Suifenhe - Grodekovo railway|Wood|General trade|included|road|not-specified");
    }

    @Test
    void shouldFindTheRatesOfTheEcbsOwnFile() throws Exception {
        // Given
        assumeThat(ECB_FILE)
                .as("the ECB's public file, which is not part of the project")
                .exists();
        new RateLoader(database.address())
                .load(new EcbRates().read("eurofxref-hist.csv", Files.readAllBytes(ECB_FILE)), NOW);
        database.execute("UPDATE conversion_rule SET authority = 'ecb', max_age_days = 7 WHERE rate_rule = 'day'");
        NavigableMap<LocalDate, String[]> rows = new TreeMap<>();
        List<String> lines = Files.readAllLines(ECB_FILE);
        List<String> header = List.of(lines.get(0).split(",", -1));
        lines.subList(1, lines.size()).forEach(line -> {
            String[] cells = line.split(",", -1);
            rows.put(LocalDate.parse(cells[0]), cells);
        });

        for (int i = 0; i < 200; i++) {
            LocalDate day = LocalDate.of(2005, 4, 1).plusDays(random.nextInt(7_600));
            LocalDate published = rows.floorKey(day);
            String rouble = rows.get(published)[header.indexOf("RUB")];
            String yuan = rows.get(published)[header.indexOf("CNY")];

            // When
            String found = rateOf("ru-fcs", "RUB", "CNY", day.toString());

            // Then
            assertThat(found)
                    .as("RUB in CNY on %s", day)
                    .isEqualTo(
                            rouble.equals("N/A")
                                    ? "null|ecb: no rate of RUB"
                                    : new BigDecimal(yuan)
                                                    .divide(new BigDecimal(rouble), 24, RoundingMode.HALF_UP)
                                                    .toPlainString()
                                            + "|null");
        }
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (Map.Entry<LocalDate, String[]> row : rows.entrySet()) {
            if (row.getKey().toString().startsWith("2021-03")) {
                sum = sum.add(new BigDecimal(row.getValue()[header.indexOf("USD")]));
                count++;
            }
        }
        assertThat(rateOf("us-bts", "EUR", "USD", "2021-03-31"))
                .isEqualTo(sum.divide(BigDecimal.valueOf(count), 24, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "|null");
        assertThat(rateOf("us-bts", "USD", "RUB", "2022-03-31")).isEqualTo("null|ecb: no rate of RUB");
    }

    @Test
    void shouldAnswerTheQuestionsOfTheDocument() throws Exception {
        // Given
        load(List.of(
                "cbr,USD,RUB,day,2021-03-04,80,1,direct",
                "cbr,CNY,RUB,day,2021-03-04,115,10,direct",
                "gacc,USD,CNY,month,2021-03,6.5,1,direct"));
        load(List.of("gacc,USD,CNY,month,2021-03,6.4,1,direct"));
        write(List.of(
                total("cn-gacc", "CN", "wood", "USD", LocalDate.of(2021, 3, 4), 2, 20_000),
                total("cn-gacc", "CN", "energy", "CNY", LocalDate.of(2021, 3, 4), 1, 10_000),
                total("cn-gacc", "CN", "energy", "USD", LocalDate.of(2021, 4, 4), 4, 40_000),
                total("ru-fcs", "RU", "wood", "RUB", LocalDate.of(2021, 3, 5), 1, 800_000)));

        // When
        List<List<String>> answers = new ArrayList<>();
        for (String question : questions()) {
            answers.add(database.rows(question));
        }

        // Then
        assertThat(answers)
                .containsExactly(
                        List.of(
                                "2021-03-01|Suifenhe - Grodekovo railway|cn-gacc|13.8000|0",
                                "2021-03-01|Suifenhe - Grodekovo railway|ru-fcs|6.9565|0",
                                "2021-04-01|Suifenhe - Grodekovo railway|cn-gacc|null|4"),
                        List.of("2021-04-01|cn-gacc|USD|gacc: no rate of USD|4"),
                        List.of("2021-03-01|gacc|USD|6.5|6.4|test.csv"),
                        List.of());
    }

    /** The SQL of the page on reporting currency. */
    private static List<String> questions() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "analysts", "currencies.md"));
        return Pattern.compile("```sql\\n(.*?);\\s*```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** The Bank of Russia pauses for three weeks, the ECB ends in the middle of a month, and some rates are missing. */
    private List<PublishedRate> randomRates() {
        List<PublishedRate> rates = new ArrayList<>();
        for (int i = -20; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            boolean isWeekend = day.getDayOfWeek().getValue() > 5;
            boolean isPause = i > 40 && i < 62;
            for (String currency : CURRENCIES) {
                if (!isWeekend && !isPause && !currency.equals("RUB") && random.nextInt(15) > 0) {
                    rates.add(published("cbr", currency, day, true));
                }
                if (!isWeekend && !currency.equals("EUR") && (currency.equals("USD") || random.nextInt(60) > 0)) {
                    rates.add(published("ecb", currency, day, false));
                }
                if (day.getDayOfMonth() == 1 && !currency.equals("CNY") && random.nextInt(4) > 0) {
                    rates.add(published("gacc", currency, day, random.nextBoolean()));
                }
            }
        }
        return rates;
    }

    private PublishedRate published(String authority, String currency, LocalDate day, boolean isDirect) {
        int units = List.of(1, 10, 100, 10_000).get(random.nextInt(4));
        return new PublishedRate(
                authority,
                currency,
                day,
                BigDecimal.valueOf(random.nextLong(1, 2_000_000), random.nextInt(2, 7)),
                units,
                isDirect);
    }

    private List<DailyTotal> randomTotals() {
        Map<TotalKey, DailyTotal> totals = new HashMap<>();
        for (int i = 0; i < TOTALS; i++) {
            String source = List.of("cn-gacc", "cn-ceb", "ru-fcs", "us-bts").get(random.nextInt(4));
            DailyTotal total = total(
                    source,
                    source.substring(0, 2).toUpperCase(Locale.ROOT),
                    random.nextBoolean() ? "wood" : "energy",
                    CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                    FIRST.plusDays(random.nextInt(DAYS)),
                    random.nextInt(5),
                    random.nextLong(1_000_000_000_000L));
            totals.put(total.key(), total);
        }
        return List.copyOf(totals.values());
    }

    /** @param value in 1/10,000 */
    private static DailyTotal total(
            String source, String reporter, String sector, String currency, LocalDate day, long lines, long value) {
        Series series = new Series(
                source,
                reporter,
                "MN",
                Series.NOT_SPECIFIED,
                "suifenhe-grodekovo-rail",
                sector,
                Flow.EXPORT,
                source.equals("cn-ceb") ? Channel.E_COMMERCE : Channel.CUSTOMS,
                "general",
                "road",
                currency);
        return new DailyTotal(new TotalKey(series, day), StoreSamples.amounts(lines, lines == 0 ? 0 : value, 0));
    }

    private static DailyTotal toChina(DailyTotal total) {
        Series series = total.key().series();
        return new DailyTotal(
                new TotalKey(
                        new Series(
                                series.source(),
                                series.reporter(),
                                "CN",
                                series.region(),
                                series.crossing(),
                                series.sector(),
                                series.flow(),
                                series.channel(),
                                series.regime(),
                                series.mode(),
                                series.currency()),
                        total.key().day()),
                total.amounts());
    }

    private void write(List<DailyTotal> totals) throws Exception {
        Batch batch = new Batch();
        totals.forEach(batch::add);
        OffsetAdvance move = new OffsetAdvance(position, position.next() + 1);
        assertThat(store.write(withMonths(batch), List.of(move))).isTrue();
        position = position.moveTo(move.to());
    }

    private String rateOf(String source, String original, String target, String day) throws Exception {
        return database.rows("SELECT rate, reason FROM conversion_rate('%s', '%s', '%s', '%s', false)"
                        .formatted(source, original, target, day))
                .get(0);
    }

    private void load(List<String> rows) throws IOException {
        String text = "authority,currency,base,kind,date,rate,units,quotation\n" + String.join("\n", rows);
        RateFile file = new CsvRates().read("test.csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.badRows()).isEmpty();
        new RateLoader(database.address()).load(file, NOW.plusSeconds(loads++));
    }

    private static RateFile ecb(String text) throws IOException {
        return new EcbRates().read("ecb.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
