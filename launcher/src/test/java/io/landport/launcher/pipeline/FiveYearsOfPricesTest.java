package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Indices and the split of growth over five years of US trade, through the whole pipeline, against a loop over the rows of the files. The files
 * are the public ones of 2021, in other amounts for each year; generated ones where these are not at hand.
 */
@Isolated // Ingests as fast as it can, and so would take the processors from all other tests.
@Tag("server")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FiveYearsOfPricesTest {
    private static final Path PUBLIC = Path.of(System.getProperty("user.dir"))
            .resolve("../../shared/data/us-bts-dot3/monthly")
            .normalize();
    private static final String HEADER =
            "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR";
    private static final YearMonth FIRST = YearMonth.of(2019, 1);
    private static final int MONTHS = 60;
    private static final BigDecimal GREATEST_CHANGE = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, String> MODES = Map.of(
            "1",
            "water",
            "3",
            "air",
            "4",
            "mail",
            "5",
            "road",
            "6",
            "rail",
            "7",
            "pipeline",
            "8",
            "other",
            "9",
            "free-trade-zone");

    @TempDir
    private static Path folder;

    private final SplittableRandom random = Seed.random("FiveYearsOfPricesTest");
    private final Map<String, String> sectors = SectorsByHand.byChapter();

    /** Flow, crossing, sector, partner and mode of each item, with its amounts by month. */
    private final Map<List<String>, Map<YearMonth, long[]>> items = new HashMap<>();

    private @Nullable Instance instance;

    @BeforeAll
    void ingest() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("ingest", "bts-dot3", "--data", folder.toString()));
        List<String> days = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (YearMonth month = FIRST; month.isBefore(FIRST.plusMonths(MONTHS)); month = month.plusMonths(1)) {
            days.add(month.plusMonths(2).atDay(1).toString());
            files.add(file(month).toString());
        }
        arguments.addAll(List.of("--received", String.join(",", days)));
        arguments.addAll(files);
        instance = Instance.start(folder, new Ports(0, 0, false), Map.of());
        run(arguments.toArray(new String[0]));
        run("rates", "ecb", "--data", folder.toString(), rates().toString());
        run("query", "balance", "--data", folder.toString(), "--wait", "--timeout", "10m");
    }

    @AfterAll
    void stop() {
        if (instance != null) {
            instance.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        month,flow            |            |
        month,crossing        | --flow import |
        month,sector,partner  |            |
        year,flow,mode        |            |
        month,flow            |            | 2022-06-01
        month,flow            | --currency CNY |
        month,crossing,sector | --crossing us-port:2304 |
        """)
    void shouldEqualALoopOverTheFiles(String by, @Nullable String options, @Nullable String knownOn) {
        // Given
        List<String> asked = new ArrayList<>(List.of("--by", by, "--from", "2020-01", "--to", "2023-12"));
        asked.addAll(options == null ? List.of() : List.of(options.split(" ", -1)));
        asked.addAll(knownOn == null ? List.of() : List.of("--known-on", knownOn));

        // When
        Map<String, Map<String, String>> growth = answer("growth", asked);
        Map<String, Map<String, String>> indices = answer("index", asked);

        // Then
        Map<String, Row> expected = rows(by, asked);
        assertThat(growth).hasSameSizeAs(expected).isNotEmpty();
        assertThat(indices.keySet()).isEqualTo(growth.keySet());
        assertThat(expected.values()).anyMatch(row -> row.indexed > 0).anyMatch(row -> row.indexed < row.weighed);
        expected.forEach((key, row) -> {
            assertThat(growth.get(key)).as(key).containsAllEntriesOf(row.growth());
            assertThat(indices.get(key)).as(key).containsAllEntriesOf(row.indices(HUNDRED, HUNDRED));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = "month,sector | --flow import")
    void shouldChainTheSameMonths(String by, String options) {
        // Given
        List<String> asked = new ArrayList<>(List.of("--by", by, "--from", "2020-01", "--to", "2023-12"));
        asked.addAll(List.of(options.split(" ", -1)));
        Map<String, Row> expected = rows(by, asked);

        // When
        Map<String, Map<String, String>> chained = answer("index", with(asked, "--base", "chained"));

        // Then
        assertThat(chained).hasSameSizeAs(expected);
        expected.forEach((key, row) -> {
            BigDecimal laspeyres = HUNDRED;
            BigDecimal volume = HUNDRED;
            for (int year = 2020; year <= Integer.parseInt(key.substring(0, 4)); year++) {
                Row link = expected.get(year + key.substring(4));
                if (link == null || link.indexed == 0) {
                    return;
                }
                if (link != row) {
                    laspeyres = laspeyres.multiply(link(link.baseAtPrices, link.indexedBase));
                    volume = volume.multiply(link(link.atBasePrices, link.indexedBase));
                }
            }
            Map<String, String> indices = row.indices(laspeyres, volume);
            indices.keySet().retainAll(List.of("laspeyres", "volume_laspeyres"));
            assertThat(chained.get(key)).as(key).containsAllEntriesOf(indices);
        });
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    /** Sums of items that have both months, and of all. */
    private static final class Row {
        private BigDecimal now = BigDecimal.ZERO;
        private BigDecimal base = BigDecimal.ZERO;
        private BigDecimal indexedNow = BigDecimal.ZERO;
        private BigDecimal indexedBase = BigDecimal.ZERO;
        private BigDecimal atBaseRates = BigDecimal.ZERO;
        private BigDecimal byRate = BigDecimal.ZERO;
        private BigDecimal atBasePrices = BigDecimal.ZERO;
        private BigDecimal baseAtPrices = BigDecimal.ZERO;
        private BigDecimal kilograms = BigDecimal.ZERO;
        private BigDecimal baseKilograms = BigDecimal.ZERO;
        private int weighed;
        private int indexed;

        void add(long @Nullable [] now, long @Nullable [] base, BigDecimal rate, BigDecimal baseRate) {
            BigDecimal value =
                    now == null ? BigDecimal.ZERO : BigDecimal.valueOf(now[2]).multiply(rate);
            BigDecimal baseValue =
                    base == null ? BigDecimal.ZERO : BigDecimal.valueOf(base[2]).multiply(baseRate);
            this.now = this.now.add(value);
            this.base = this.base.add(baseValue);
            if (now == null || base == null || now[2] == 0 || base[2] == 0) {
                return;
            }
            BigDecimal constant = quotient(BigDecimal.valueOf(now[2]).multiply(baseValue), BigDecimal.valueOf(base[2]));
            if (rate.compareTo(BigDecimal.ONE) == 0) {
                constant = value;
            }
            byRate = byRate.add(value.subtract(constant));
            if (now[1] > 0 || base[1] > 0 || now[3] == 0 || base[3] == 0) {
                return;
            }
            weighed++;
            BigDecimal weight = BigDecimal.valueOf(now[3]);
            BigDecimal baseWeight = BigDecimal.valueOf(base[3]);
            BigDecimal dear = BigDecimal.valueOf(now[2]).multiply(baseWeight);
            BigDecimal cheap = BigDecimal.valueOf(base[2]).multiply(weight);
            if (dear.compareTo(cheap.multiply(GREATEST_CHANGE)) > 0
                    || cheap.compareTo(dear.multiply(GREATEST_CHANGE)) > 0) {
                return;
            }
            indexed++;
            indexedNow = indexedNow.add(value);
            indexedBase = indexedBase.add(baseValue);
            atBaseRates = atBaseRates.add(constant);
            kilograms = kilograms.add(weight);
            baseKilograms = baseKilograms.add(baseWeight);
            atBasePrices = atBasePrices.add(quotient(baseValue.multiply(weight), baseWeight));
            baseAtPrices = baseAtPrices.add(quotient(value.multiply(baseWeight), weight));
        }

        Map<String, String> growth() {
            BigDecimal rest = base.subtract(indexedBase);
            BigDecimal price = rest.add(atBaseRates);
            BigDecimal constant = now.subtract(byRate);
            Map<String, String> columns = new TreeMap<>();
            columns.put("value", text(now));
            columns.put("base_value", text(base));
            columns.put("other_change", change(constant, price));
            columns.put("exchange_rate_change", change(now, constant));
            columns.put("other_growth", growth(constant, price));
            columns.put("exchange_rate_growth", growth(now, constant));
            columns.put("value_growth", growth(now, base));
            columns.put("items_weighed", Integer.toString(weighed));
            columns.put("items_indexed", Integer.toString(indexed));
            columns.put("coverage", share(indexedNow, now));
            columns.put("base_coverage", share(indexedBase, base));
            BigDecimal volume =
                    indexed == 0 ? null : rest.add(quotient(indexedBase.multiply(kilograms), baseKilograms));
            BigDecimal mix = indexed == 0 ? null : rest.add(atBasePrices);
            columns.put("volume_change", change(volume, base));
            columns.put("mix_change", change(mix, volume));
            columns.put("price_change", indexed == 0 ? "" : change(price, mix));
            columns.put("volume_growth", growth(volume, base));
            columns.put("mix_growth", growth(mix, volume));
            columns.put("price_growth", indexed == 0 ? "" : growth(price, mix));
            return columns;
        }

        private String change(@Nullable BigDecimal to, @Nullable BigDecimal from) {
            return to == null || from == null ? "" : text(round(to).subtract(round(from)));
        }

        private String growth(@Nullable BigDecimal to, @Nullable BigDecimal from) {
            return to == null || from == null || base.signum() == 0
                    ? ""
                    : text(grown(to).subtract(grown(from)));
        }

        private BigDecimal grown(BigDecimal to) {
            return round(HUNDRED.multiply(to.subtract(base)).divide(base, MathContext.DECIMAL128));
        }

        private static String share(BigDecimal part, BigDecimal whole) {
            return whole.signum() == 0 ? "" : text(round(HUNDRED.multiply(part).divide(whole, MathContext.DECIMAL128)));
        }

        /** Indices by the links that precede them, or by 100. */
        Map<String, String> indices(BigDecimal price, BigDecimal volume) {
            Map<String, String> columns = new TreeMap<>();
            if (indexed == 0) {
                List.of("laspeyres", "paasche", "fisher", "volume_laspeyres", "volume_paasche", "volume_fisher")
                        .forEach(name -> columns.put(name, ""));
                return columns;
            }
            BigDecimal laspeyres = link(baseAtPrices, indexedBase);
            BigDecimal paasche = link(indexedNow, atBasePrices);
            BigDecimal volumeLaspeyres = link(atBasePrices, indexedBase);
            BigDecimal volumePaasche = link(indexedNow, baseAtPrices);
            columns.put("laspeyres", text(round(price.multiply(laspeyres))));
            columns.put("paasche", text(round(price.multiply(paasche))));
            columns.put("fisher", text(round(price.multiply(fisher(laspeyres, paasche)))));
            columns.put("volume_laspeyres", text(round(volume.multiply(volumeLaspeyres))));
            columns.put("volume_paasche", text(round(volume.multiply(volumePaasche))));
            columns.put("volume_fisher", text(round(volume.multiply(fisher(volumeLaspeyres, volumePaasche)))));
            return columns;
        }

        private static BigDecimal fisher(BigDecimal one, BigDecimal other) {
            return one.multiply(other).sqrt(new MathContext(60)).setScale(20, RoundingMode.HALF_UP);
        }
    }

    private static BigDecimal link(BigDecimal over, BigDecimal under) {
        return over.divide(under, 20, RoundingMode.HALF_UP);
    }

    private static BigDecimal quotient(BigDecimal over, BigDecimal under) {
        return over.divide(under, 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal round(BigDecimal number) {
        return number.setScale(4, RoundingMode.HALF_UP);
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Map<String, Row> rows(String by, List<String> asked) {
        String flow = option(asked, "--flow");
        String crossing = option(asked, "--crossing");
        boolean isInCurrency = asked.contains("--currency");
        // Each month is known two months later.
        YearMonth last = option(asked, "--known-on").isEmpty() ? YearMonth.of(2023, 12) : YearMonth.of(2022, 4);
        Function<YearMonth, BigDecimal> rate = month -> isInCurrency ? rate(month) : BigDecimal.ONE;
        Map<String, Row> rows = new TreeMap<>();
        items.forEach((item, months) -> {
            if (!item.get(0).startsWith(flow) || !item.get(1).startsWith(crossing)) {
                return;
            }
            for (YearMonth month = YearMonth.of(2020, 1); !month.isAfter(last); month = month.plusMonths(1)) {
                YearMonth earlier = month.minusYears(1);
                if (months.containsKey(month) || months.containsKey(earlier)) {
                    rows.computeIfAbsent(key(by, month, item), none -> new Row())
                            .add(months.get(month), months.get(earlier), rate.apply(month), rate.apply(earlier));
                }
            }
        });
        return rows;
    }

    private static String option(List<String> asked, String name) {
        return asked.contains(name) ? asked.get(asked.indexOf(name) + 1) : "";
    }

    private static String key(String by, YearMonth month, List<String> item) {
        UnaryOperator<String> code = dimension -> switch (dimension) {
            case "month" -> month.toString();
            case "year" -> Integer.toString(month.getYear());
            default ->
                item.get(
                        List.of("flow", "crossing", "sector", "partner", "mode").indexOf(dimension));
        };
        return String.join(",", List.of(by.split(",", -1)).stream().map(code).toList());
    }

    /** Columns of each row by the codes of its grouping. */
    private Map<String, Map<String, String>> answer(String question, List<String> options) {
        List<String> arguments =
                new ArrayList<>(List.of("query", question, "--data", folder.toString(), "--format", "csv"));
        arguments.addAll(options);
        List<String> lines = run(arguments.toArray(new String[0])).lines().toList();
        List<String> columns = List.of(lines.get(0).split(",", -1));
        int keys = option(options, "--by").split(",", -1).length;
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            Map<String, String> row = new HashMap<>();
            for (int column = keys; column < columns.size(); column++) {
                row.put(columns.get(column), cells.get(column));
            }
            rows.put(String.join(",", cells.subList(0, keys)), row);
        }
        return rows;
    }

    /** Writes the file of a month and adds its rows to the items. */
    private Path file(YearMonth month) throws IOException {
        Path shared = PUBLIC.resolve("dot3_%02d21.csv".formatted(month.getMonthValue()));
        List<String> rows = Files.exists(shared)
                ? Files.readAllLines(shared).stream().skip(1).toList()
                : generated();
        Path file = folder.resolve("dot3_%02d%02d.csv".formatted(month.getMonthValue(), month.getYear() % 100));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + '\n');
            for (String row : rows) {
                String[] cells = row.split(",", -1);
                cells[5] = scaled(cells[5]);
                cells[6] = scaled(cells[6]);
                cells[10] = "%02d".formatted(month.getMonthValue());
                cells[11] = Integer.toString(month.getYear());
                out.write(String.join(",", cells) + '\n');
                count(month, cells);
            }
        }
        return file;
    }

    /** Most amounts change a little from year to year, some by far too much. */
    private String scaled(String amount) {
        long number = amount.isEmpty() ? 0 : Long.parseLong(amount);
        return Long.toString(number * (random.nextInt(200) == 0 ? 2_000 : 80 + random.nextInt(40)) / 100);
    }

    private void count(YearMonth month, String[] cells) {
        List<String> item = List.of(
                cells[0].equals("1") ? "export" : "import",
                "us-port:" + cells[1],
                String.valueOf(sectors.get(cells[2])),
                cells[4].equals("1220") ? "CA" : "MX",
                String.valueOf(MODES.get(cells[3])));
        long[] amounts =
                items.computeIfAbsent(item, none -> new HashMap<>()).computeIfAbsent(month, none -> new long[4]);
        long weight = Long.parseLong(cells[6]);
        amounts[0]++;
        amounts[1] += weight == 0 ? 1 : 0;
        amounts[2] += Long.parseLong(cells[5]);
        amounts[3] += weight;
    }

    /** A month at twelve ports, in the columns of the public files. */
    private List<String> generated() {
        List<String> rows = new ArrayList<>();
        for (int port = 0; port < 12; port++) {
            for (int chapter = 1; chapter < 98; chapter += 3) {
                for (int flow = 1; flow <= 2; flow++) {
                    if (random.nextInt(4) > 0) {
                        rows.add("%d,%04d,%02d,%d,%s,%d,%d,0,1,X,01,2021"
                                .formatted(
                                        flow,
                                        2301 + port,
                                        chapter,
                                        5 + port % 2,
                                        port < 6 ? "1220" : "2010",
                                        1_000 + 100L * chapter * (port + 1),
                                        random.nextInt(20) == 0 ? 0 : 10 + 7L * chapter));
                    }
                }
            }
        }
        return rows;
    }

    /** Yuan for a dollar. */
    private static BigDecimal rate(YearMonth month) {
        return new BigDecimal("6.5").add(BigDecimal.valueOf(month.getMonthValue() + 3L * (month.getYear() - 2019), 2));
    }

    /** The rates of a month on each of its days: two dollars are a euro. */
    private Path rates() throws IOException {
        List<String> rows = new ArrayList<>(List.of("Date,USD,CNY"));
        for (YearMonth month = FIRST; month.isBefore(FIRST.plusMonths(MONTHS)); month = month.plusMonths(1)) {
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                rows.add(month.atDay(day) + ",2," + rate(month).multiply(BigDecimal.valueOf(2)));
            }
        }
        return Files.write(folder.resolve("eurofxref-hist.csv"), rows);
    }

    private static String run(String... arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
