package io.landport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.landport.domain.text.TextLanguage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ChartAnswerTest {
    private static final String BLUE = "rgb(0,114,178)";
    private static final String VERMILLION = "rgb(213,94,0)";
    private static final String GREY = "rgb(118,118,118)";
    private static final List<String> COLOURS = List.of(BLUE, VERMILLION, "rgb(0,158,115)");
    private static final String SHADE = "rgb(240,240,240)";
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 11, 20);
    private static final Pattern POINT_OF_SHAPE = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)");
    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    @Test
    void shouldDrawTheFiguresWhereTheAxesSay() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.monthly(Map.of())
                .row("2021-01", "heihe", "Heihe", "1", "0", "1000000.0001", "CNY", "5")
                .row("2021-02", "heihe", "Heihe", "1", "0", "2500000", "CNY", "5")
                .row("2021-03", "heihe", "Heihe", "1", "0", "4000000", "CNY", "5");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts()).contains("2021-01", "2021-02", "2021-03", "0.0", "4.0", "million CNY");
        BigDecimal zero = chart.heightOf("0.0");
        BigDecimal perMillion = zero.subtract(chart.heightOf("4.0")).divide(new BigDecimal(4), 6, RoundingMode.HALF_UP);
        List<BigDecimal> heights = heights(chart.lines(BLUE).get(0));
        // From the first point to the second and the third.
        assertThat(heights.get(0).subtract(heights.get(1)).doubleValue())
                .isCloseTo(1.5 * perMillion.doubleValue(), within(0.05));
        assertThat(heights.get(0).subtract(heights.get(2)).doubleValue())
                .isCloseTo(3 * perMillion.doubleValue(), within(0.05));
        assertThat(chart.figures()).isEqualTo("""
            month,crossing,crossing_name,lines,lines_without_weight,value,currency,net_weight_kg
            2021-01,heihe,Heihe,1,0,1000000.0001,CNY,5
            2021-02,heihe,Heihe,1,0,2500000,CNY,5
            2021-03,heihe,Heihe,1,0,4000000,CNY,5
            """);
    }

    @Test
    void shouldEndALineWhereAMonthIsMissing() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.monthly(Map.of());
        for (String month : List.of("2021-01", "2021-02", "2021-04", "2021-05")) {
            months.row(month, "heihe", "Heihe", "1", "0", "1", "CNY", "5");
        }

        // When
        String line = SvgChart.of(months.as(ChartFormat.SVG)).lines(BLUE).get(0);

        // Then
        assertThat(line).matches("M[^ML]+L[^ML]+M[^ML]+L[^ML]+");
    }

    @Test
    void shouldShowEachFigureOfALongLineWithGaps() throws IOException {
        // Given
        ChartSamples.Written days = ChartSamples.daily(Map.of("by", "crossing"));
        List<Integer> reported = List.of(1, 2, 3, 20, 27, 40, 41, 60, 90);
        for (int day : reported) {
            days.row(LocalDate.ofYearDay(2021, day).toString(), "heihe", "Heihe", "1", "0", "1", "CNY", "5");
        }

        // When
        SvgChart chart = SvgChart.of(days.as(ChartFormat.SVG));

        // Then
        List<String> onLines = chart.lines(BLUE).stream()
                .flatMap(line -> POINT.matcher(line).results().map(point -> point.group(1)))
                .toList();
        // The days 1 to 3, 40 and 41 are on lines; the other four are alone.
        assertThat(onLines).hasSizeGreaterThanOrEqualTo(5);
        assertThat(chart.markers(BLUE)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void shouldSayWhatTheGapIs() throws IOException {
        // Given
        ChartSamples.Written plain = ChartSamples.mirror(Map.of("exporter", "CN", "importer", "RU"))
                .row("2021-01", "CN", "RU", "300", "200", "USD", "1", "-100", null, "China", "Russia")
                .row("2021-02", "CN", "RU", "150", "200", "USD", "1", "50", null, "China", "Russia");
        ChartSamples.Written adjusted = ChartSamples.mirror(Map.of("exporter", "CN", "importer", "RU"))
                .row("2021-01", "CN", "RU", "300", "200", "USD", "1.08", "-100", null, "China", "Russia")
                .row("2021-02", "CN", "RU", "150", "200", "USD", "1.08", "50", null, "China", "Russia");

        // Then
        assertThat(SvgChart.of(plain.as(ChartFormat.SVG)).texts()).contains("The gap is imports minus exports.");
        assertThat(SvgChart.of(adjusted.as(ChartFormat.SVG)).texts())
                .contains(
                        "Import values are divided by 1.08, for freight and insurance. The gap is these imports minus exports.");
        assertThat(SvgChart.of(adjusted.in(TextLanguage.RU).as(ChartFormat.SVG)).texts())
                .contains("Импорт разделён на 1,08 (фрахт и страхование). Расхождение: этот импорт минус экспорт.");
    }

    /** Crossings and months with figures; two months of the second crossing are missing. */
    private static final Map<String, List<String>> REPORTED = Map.of(
            "Alpha", List.of("2021-01", "2021-02", "2021-03", "2021-04"),
            "Beta", List.of("2021-01", "2021-04"),
            "Gamma", List.of("2021-02", "2021-03", "2021-04"));

    /** Each figure has a mark, or a note says what is left out. A new kind of chart needs an answer here. */
    @ParameterizedTest
    @EnumSource
    void shouldHaveAMarkForEachFigure(ChartKind kind) throws IOException {
        // Given
        int figures = REPORTED.values().stream().mapToInt(List::size).sum();

        // Then
        switch (kind) {
            case STACKED, SHARES -> {
                SvgChart all = SvgChart.of(reported(kind, "7").as(ChartFormat.SVG));
                assertThat(bars(all)).isEqualTo(figures);
                assertThat(all.texts()).noneMatch(text -> text.contains("Others"));
                // Beta and Gamma become others: a part for each of the four months in which one of them has a figure.
                SvgChart one = SvgChart.of(reported(kind, "1").as(ChartFormat.SVG));
                assertThat(one.bars(BLUE)).hasSize(4);
                assertThat(bars(one)).isEqualTo(4);
                assertThat(one.bars("rgb(148,148,148)")).hasSize(4);
                // 2 * 1 + 3 * 2
                assertThat(one.texts()).contains("Others: 2 with smaller totals, together 8\u00a0CNY.");
            }
            case MONTHLY -> {
                assertThat(marks(SvgChart.of(reported(kind, "7").as(ChartFormat.SVG)), 3))
                        .isEqualTo(figures);
                SvgChart one = SvgChart.of(reported(kind, "1").as(ChartFormat.SVG));
                // The only line has a name, and so a legend.
                assertThat(marks(one, 1)).isEqualTo(4);
                assertThat(one.texts()).contains("Not shown: 2 with smaller totals, together 8\u00a0CNY.");
            }
            case DAILY -> {
                ChartSamples.Written days = ChartSamples.daily(Map.of("by", "crossing"));
                REPORTED.forEach((name, months) -> months.forEach(
                        month -> days.row("2021-01-" + month.substring(5), name, name, "1", "0", "1", "CNY", "1")));
                assertThat(marks(SvgChart.of(days.as(ChartFormat.SVG)), 3)).isEqualTo(figures);
            }
            case MULTIPLES -> {
                // On a line, or a marker where no line leads to.
                assertThat(places(SvgChart.of(reported(kind, "7").as(ChartFormat.SVG))))
                        .hasSize(figures);
                SvgChart one = SvgChart.of(reported(kind, "1").as(ChartFormat.SVG));
                assertThat(places(one)).hasSize(4);
                assertThat(one.texts()).contains("Not shown: 2 with smaller totals, together 8\u00a0CNY.");
            }
            case MAP -> {
                SvgChart map = SvgChart.of(places().as(ChartFormat.SVG));
                assertThat(map.markers(BLUE)).hasSize(3);
                assertThat(map.texts())
                        .contains(
                                "Crossings without coordinates are not shown: 1, together 5\u00a0CNY.",
                                "Laredo",
                                "Detroit");
                assertThat(map.figures().lines()).hasSize(1 + 3);
            }
            case YOY -> {
                SvgChart years = SvgChart.of(ChartSamples.yearOnYear(Map.of())
                        .row("2021-01", "30", "20", "CNY", "50", null)
                        .row("2021-02", "30", null, "CNY", null, null)
                        .row("2021-04", "30", "20", "CNY", "50", null)
                        .as(ChartFormat.SVG));
                assertThat(marks(years, 2)).isEqualTo(3 + 2);
                assertThat(years.bars(GREY)).hasSize(2);
            }
            case INDEX -> {
                SvgChart indices = SvgChart.of(indices().as(ChartFormat.SVG));
                assertThat(marks(indices, 2)).isEqualTo(3 + 2);
            }
            case GROWTH -> {
                // The growth is known of a month whose parts are not.
                SvgChart parts = SvgChart.of(growth().as(ChartFormat.SVG));
                assertThat(marks(parts, 3)).isEqualTo(3 * 2);
                assertThat(parts.bars(GREY)).hasSize(3);
            }
            case RANKING -> {
                ChartSamples.Written crossings = ChartSamples.ranking(Map.of("by", "crossing", "top", "2"))
                        .row("a", "Alpha", "1", "0", "3", "CNY", "1")
                        .row("b", "Beta", "1", "0", "2", "CNY", "1")
                        .row("c", "Gamma", "1", "0", "1", "CNY", "1");
                SvgChart ranks = SvgChart.of(crossings.as(ChartFormat.SVG));
                assertThat(ranks.bars(BLUE)).hasSize(2);
                assertThat(ranks.texts()).contains("Not shown: 1 with smaller totals, together 1\u00a0CNY.");
            }
            case MIRROR -> {
                SvgChart sides = SvgChart.of(ChartSamples.mirror(Map.of("exporter", "CN", "importer", "RU"))
                        .row("2021-01", "CN", "RU", "300", "200", "USD", "1", "-100", null, "China", "Russia")
                        .row("2021-02", "CN", "RU", null, null, null, "1", null, "1 of 1: x", "China", "Russia")
                        .row("2021-03", "CN", "RU", "150", "200", "USD", "1", "50", null, "China", "Russia")
                        .as(ChartFormat.SVG));
                assertThat(marks(sides, 2)).isEqualTo(2 * 2);
                assertThat(sides.bars(GREY)).hasSize(2);
                assertThat(sides.texts()).contains("Not, or only partly, compared: 2021-02 (x).");
            }
        }
    }

    /** Markers of points; each line has one in the legend, too. */
    private static long marks(SvgChart chart, int lines) {
        return COLOURS.stream()
                        .mapToLong(colour -> chart.markers(colour).size())
                        .sum()
                - lines;
    }

    /** Where points of lines and markers are, from left to right. */
    private static Set<Long> places(SvgChart chart) {
        Stream<Double> onLines = chart.lines(BLUE).stream()
                .flatMap(line -> POINT.matcher(line).results())
                .map(point -> Double.valueOf(point.group(1)));
        Stream<Double> alone = chart.markers(BLUE).stream().map(marker -> {
            List<Double> across = POINT_OF_SHAPE
                    .matcher(marker.getAttribute("d"))
                    .results()
                    .map(point -> Double.valueOf(point.group(1)))
                    .toList();
            return (Collections.min(across) + Collections.max(across)) / 2;
        });
        return Stream.concat(onLines, alone).map(Math::round).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ChartSamples.Written indices() {
        return ChartSamples.index(Map.of("flow", "import"))
                .row("2021-01", "CNY", "110", "90", null)
                .row("2021-02", "CNY", "120", null, null)
                .row("2021-03", "CNY", null, null, "weights missing")
                .row("2021-04", "CNY", "100", "105", null);
    }

    private static ChartSamples.Written growth() {
        return ChartSamples.growth(Map.of("flow", "import"))
                .row("2021-01", "CNY", "30", "20", "15", "-5", "0", null)
                .row("2021-02", "CNY", "10", "4", "4", "2", "0", null)
                .row("2021-03", "CNY", "10", null, null, null, "0", "weights missing");
    }

    @Test
    void shouldDrawIndicesOfPriceAndVolume() throws IOException {
        // When
        SvgChart chart = SvgChart.of(indices().as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts())
                .contains(
                        "Value of imports: price and volume",
                        "2021-01 to 2021-04",
                        "index, the base is 100",
                        "No index: 2021-03 (weights missing).")
                .containsSubsequence("Price", "Volume");
        double hundred = chart.heightOf("0").subtract(chart.heightOf("100")).doubleValue();
        // The first line is that of the legend. From 110 to 120 and to 100.
        List<BigDecimal> prices = heights(chart.lines(BLUE).get(1));
        assertThat(prices).hasSize(3);
        assertThat(prices.get(0).subtract(prices.get(1)).doubleValue()).isCloseTo(0.1 * hundred, within(0.05));
        assertThat(prices.get(0).subtract(prices.get(2)).doubleValue()).isCloseTo(-0.1 * hundred, within(0.05));
    }

    /** Not on parts that other months have. */
    @ParameterizedTest
    @EnumSource(names = {"STACKED", "SHARES"})
    void shouldStackThePartsOfEachMonth(ChartKind kind) throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.byMonth(kind, Map.of("by", "crossing"))
                .row("2021-01", "b", "Beta", "1", "0", "10", "CNY", "1")
                .row("2021-02", "a", "Alpha", "1", "0", "30", "CNY", "1")
                .row("2021-02", "b", "Beta", "1", "0", "10", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        double zero = chart.bottoms(BLUE).get(0).doubleValue();
        double alpha = chart.bars(BLUE).get(0).doubleValue();
        List<BigDecimal> beta = chart.bottoms(VERMILLION);
        assertThat(beta).hasSize(2);
        assertThat(beta.get(0).doubleValue()).isCloseTo(zero, within(0.05));
        assertThat(beta.get(1).doubleValue()).isCloseTo(zero - alpha, within(0.05));
    }

    @Test
    void shouldDrawSharesOfEachMonth() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.byMonth(ChartKind.SHARES, Map.of("by", "crossing"))
                .row("2021-01", "a", "Alpha", "1", "0", "30", "CNY", "1")
                .row("2021-01", "b", "Beta", "1", "0", "10", "CNY", "1")
                .row("2021-02", "a", "Alpha", "1", "0", "600", "CNY", "1")
                .row("2021-02", "b", "Beta", "1", "0", "200", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then: three quarters and a quarter of the height between 0 and 100 percent in both months
        double whole = chart.heightOf("0").subtract(chart.heightOf("100")).doubleValue();
        assertThat(chart.bars(BLUE))
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar.doubleValue()).isCloseTo(0.75 * whole, within(0.5)));
        assertThat(chart.bars(VERMILLION))
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar.doubleValue()).isCloseTo(0.25 * whole, within(0.5)));
        assertThat(chart.texts()).contains("%", "Value of trade: shares by month and crossing");
    }

    @Test
    void shouldSayWhichPartsAreTooThin() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.byMonth(ChartKind.STACKED, Map.of("by", "crossing"))
                .row("2021-01", "a", "Alpha", "1", "0", "100000", "CNY", "1")
                .row("2021-01", "b", "Beta", "1", "0", "199", "CNY", "1")
                .row("2021-02", "b", "Beta", "1", "0", "201", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then: 0.2 % of 100,199
        assertThat(chart.texts()).contains("Too thin to be seen: 1 of 3 parts of bars.");
    }

    @Test
    void shouldDrawAreasOfAMapInProportion() throws IOException {
        // When
        SvgChart map = SvgChart.of(places().as(ChartFormat.SVG));

        // Then: 100, 25 and 1 CNY
        assertThat(map.markers(BLUE).stream()
                        .map(circle -> Double.parseDouble(circle.getAttribute("r")))
                        .map(radius -> Math.round(radius * radius))
                        .toList())
                .containsExactly(484L, 121L, 6L);
    }

    /** On paper and on a small screen: the same figures, nothing outside of the picture. */
    @ParameterizedTest
    @CsvSource({"80, 320", "160, 640", "240, 960"})
    void shouldBeAsWideAsAsked(int millimetres, int pixels) throws IOException {
        // Given
        ChartSamples.Written months =
                reported(ChartKind.MONTHLY, Map.of("by", "crossing", "width", Integer.toString(millimetres)));

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.viewBox()).startsWith("0 0 " + pixels + ' ');
        assertThat(chart.figures().lines()).hasSize(1 + 9);
    }

    @Test
    void shouldRefusePartsBelowZeroAndMapsWithoutCoordinates() {
        // Given
        ChartSamples.Written negative = ChartSamples.byMonth(ChartKind.STACKED, Map.of("by", "crossing"))
                .row("2021-01", "a", "Alpha", "1", "0", "-1", "CNY", "1");
        ChartSamples.Written nowhere =
                ChartSamples.map(Map.of()).row("a", "Alpha", null, null, "1", "0", "1", "CNY", "1");

        // Then
        assertThat(refusal(negative)).startsWith("a bar has no parts below zero");
        assertThat(refusal(nowhere)).startsWith("no crossing of the answer has coordinates");
    }

    /** The last label of the axis of time is centred below the last point, at the edge of the drawing. */
    @ParameterizedTest
    @EnumSource
    void shouldCutNoText(TextLanguage language) throws IOException {
        for (int periods : List.of(2, 3, 7, 12, 16, 24, 30)) {
            // Given
            ChartSamples.Written days = ChartSamples.daily(Map.of("by", "crossing"));
            ChartSamples.Written months = ChartSamples.monthly(Map.of("by", "crossing"));
            ChartSamples.Written parts = ChartSamples.byMonth(ChartKind.STACKED, Map.of("by", "crossing", "top", "7"));
            for (int period = 0; period < periods; period++) {
                days.row(FIRST_DAY.plusDays(period).toString(), "a", "Alpha", "1", "0", "2000000", "CNY", "1");
                String month = YearMonth.from(FIRST_DAY).plusMonths(period).toString();
                months.row(month, "a", "Alpha", "1", "0", "2000000", "CNY", "1");
                parts.row(month, "a", "Alpha", "1", "0", "2000000", "CNY", "1");
            }

            // Then
            for (ChartSamples.Written chart : List.of(days, months, parts)) {
                assertThat(SvgChart.of(chart.in(language).as(ChartFormat.SVG)).cutTexts())
                        .as("%d periods", periods)
                        .isEmpty();
            }
        }
    }

    private static ChartSamples.Written places() {
        return ChartSamples.map(Map.of())
                .row("a", "Laredo", "27.51", "-99.51", "1", "0", "100", "CNY", "1")
                .row("b", "Detroit", "42.33", "-83.05", "1", "0", "25", "CNY", "1")
                .row("c", "Nowhere", null, null, "1", "0", "5", "CNY", "1")
                .row("d", "Detroit", "42.33", "-83.05", "1", "0", "1", "CNY", "1");
    }

    private static ChartSamples.Written reported(ChartKind kind, String top) {
        return reported(kind, Map.of("by", "crossing", "top", top));
    }

    /** Alpha has 3, Gamma 2 and Beta 1 in each of their months. */
    private static ChartSamples.Written reported(ChartKind kind, Map<String, String> options) {
        ChartSamples.Written months = ChartSamples.byMonth(kind, options);
        Map<String, String> values = Map.of("Alpha", "3", "Beta", "1", "Gamma", "2");
        REPORTED.forEach((name, reported) ->
                reported.forEach(month -> months.row(month, name, name, "1", "0", values.get(name), "CNY", "1")));
        return months;
    }

    private static long bars(SvgChart chart) {
        return COLOURS.stream().mapToLong(colour -> chart.bars(colour).size()).sum();
    }

    @Test
    void shouldSayHowManyLinesAreLeftOut() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.monthly(Map.of("by", "crossing", "top", "2"));
        for (String month : List.of("2021-01", "2021-02")) {
            months.row(month, "a", "Alpha", "1", "0", "10", "CNY", "1")
                    .row(month, "b", "Beta", "1", "0", "30", "CNY", "1")
                    .row(month, "c", "Gamma", "1", "0", "20", "CNY", "1")
                    .row(month, "d", "Delta", "1", "0", "-5", "CNY", "1");
        }

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts()).contains("Beta", "Gamma").doesNotContain("Alpha", "Delta");
        // 2 * (10 - 5)
        assertThat(chart.texts()).contains("Not shown: 2 with smaller totals, together 10\u00a0CNY.");
        assertThat(chart.figures()).contains("Beta", "Gamma").doesNotContain("Alpha", "Delta");
    }

    @Test
    void shouldTellLinesApartWithoutColour() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.monthly(Map.of("by", "crossing"));
        for (String month : List.of("2021-01", "2021-02")) {
            months.row(month, "a", "Alpha", "1", "0", "2", "CNY", "1")
                    .row(month, "b", "Beta", "1", "0", "1", "CNY", "1");
        }

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.dashes(BLUE)).contains("none").doesNotContain("6,3");
        assertThat(chart.dashes(VERMILLION)).contains("6,3");
    }

    @Test
    void shouldDrawAPositiveAndANegativeGap() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.mirror(Map.of("exporter", "CN", "importer", "RU"))
                .row("2021-01", "CN", "RU", "300", "200", "USD", "1", "-100", null, "China", "Russia")
                .row("2021-02", "CN", "RU", "150", "200", "USD", "1", "50", null, "China", "Russia")
                .row("2021-03", "CN", "RU", null, null, null, "1", null, "1 of 1: partner silent", "China", "Russia");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts())
                .contains(
                        "Exports of China and what Russia imported from it",
                        "Exports, reported by China",
                        "Imports, reported by Russia",
                        "\u2212100",
                        "Not, or only partly, compared: 2021-03 (partner silent).");
        List<BigDecimal> bars = chart.bars(GREY);
        assertThat(bars).hasSize(2);
        assertThat(bars.get(0).doubleValue()).isCloseTo(2 * bars.get(1).doubleValue(), within(0.05));
    }

    /** Months of one reason together, without the options of the command line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EN | Not, or only partly, compared: 2021-01, 2021-04 (currencies differ); 2021-03 (cbr: no rate of KZT, USD).
        ZH | 未比较或仅部分比较：2021-01, 2021-04（币制不同）；2021-03（cbr没有KZT, USD的汇率）。
        RU | Не сопоставлено или сопоставлено частично: 2021-01, 2021-04 (разные валюты); 2021-03 (cbr: нет курса KZT, USD).
        """)
    void shouldSayWhyMonthsAreNotCompared(TextLanguage language, String note) throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.mirror(Map.of("exporter", "CN", "importer", "RU"))
                .in(language)
                .row("2021-01", "CN", "RU", "1", "1", "USD", "1", "0", "2 of 3: currencies differ", "China", "Russia")
                .row("2021-02", "CN", "RU", "1", "1", "USD", "1", "0", null, "China", "Russia")
                .row(
                        "2021-03",
                        "CN",
                        "RU",
                        "1",
                        "1",
                        "USD",
                        "1",
                        "0",
                        "1 of 2: cbr: no rate of KZT and USD",
                        "China",
                        "Russia")
                .row("2021-04", "CN", "RU", "1", "1", "USD", "1", "0", "1 of 3: currencies differ", "China", "Russia");

        // When
        SvgChart chart = SvgChart.of(months.noticing(
                        "note: 2021-04 is preliminary: ru-fcs has reported no later month, so more of it may come")
                .as(ChartFormat.SVG));

        // Then
        assertThat(String.join(" ", chart.texts()).replace(" ", "")).contains(note.replace(" ", ""));
        // In the lines and in the gap below them.
        assertThat(chart.bars(SHADE)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EN | Shaded: 2021-03 is preliminary. us-bts has reported no later month, so more of it may come.
        ZH | 阴影：2021-03为初步数据。us-bts尚未报告更晚的月份，该月数据可能还会增加。
        RU | Затенено: 2021-03 – предварительные данные. Более поздних месяцев от us-bts нет, они могут дополниться.
        """)
    void shouldShadeAPreliminaryMonth(TextLanguage language, String note) throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.yearOnYear(Map.of())
                .row("2021-01", "30", "20", "USD", "50", null)
                .row("2021-02", "30", "20", "USD", "50", null)
                .row("2021-03", "5", "20", "USD", "-75", null)
                .in(language);
        ChartSamples.Written marked = months.noticing(
                "note: 2021-03 is preliminary: us-bts has reported no later month, so more of it may come");

        // When
        SvgChart chart = SvgChart.of(marked.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts()).contains(note);
        // In the lines and in the bars below them.
        assertThat(chart.bars(SHADE)).hasSize(2);
        assertThat(SvgChart.of(months.noticing().as(ChartFormat.SVG)).bars(SHADE))
                .isEmpty();
    }

    @Test
    void shouldShowGrowthBelowTheYears() throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.yearOnYear(Map.of("flow", "export", "partner", "RU"))
                .row("2021-01", "30", "20", "CNY", "50", null)
                .row("2021-02", "20", "40", "CNY", "-50", "yes");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts())
                .contains(
                        "Value of exports, compared with the year before",
                        "2021-01 to 2021-02; partner: Russia",
                        "This year",
                        "The year before",
                        "Change, %",
                        "The series has a break: 2021-02.");
        assertThat(chart.bars(GREY)).hasSize(2);
        assertThat(chart.bars(GREY).get(0)).isEqualTo(chart.bars(GREY).get(1));
    }

    @Test
    void shouldShowThePartsOfGrowthThatThereAre() throws IOException {
        // Given
        ChartSamples.Written months = growth();

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts())
                .contains(
                        "Value of imports: price, volume and mix in the growth",
                        "Change, %",
                        "No index: 2021-03 (weights missing).")
                .containsSubsequence("Price", "Volume", "Mix")
                .doesNotContain("Exchange rate");
        assertThat(chart.bars(GREY)).hasSize(3);
    }

    @Test
    void shouldRankAThousandCrossingsAndSayWhatIsLeftOut() throws IOException {
        // Given
        ChartSamples.Written crossings =
                ChartSamples.ranking(Map.of("by", "crossing", "from", "2021-01", "to", "2021-12", "top", "15"));
        for (int place = 1; place <= 1_000; place++) {
            crossings.row("c" + place, "Crossing " + place, "1", "0", Integer.toString(place), "CNY", "1");
        }

        // When
        SvgChart chart = SvgChart.of(crossings.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts()).contains("Crossing 1000", "1", "Crossing 986").doesNotContain("Crossing 985");
        // 1 + ... + 985 = 985 * 986 / 2
        assertThat(chart.texts()).contains("Not shown: 985 with smaller totals, together 485.6\u00a0thousand CNY.");
        assertThat(chart.figures().lines()).hasSize(1 + 15);
    }

    @Test
    void shouldAddWeightsOfSeveralCurrenciesAndSayWhatHasNone() throws IOException {
        // Given
        ChartSamples.Written crossings = ChartSamples.ranking(Map.of("by", "crossing", "measure", "weight"))
                .row("heihe", "Heihe", "1000", "3", "1", "CNY", "7000.5")
                .row("heihe", "Heihe", "500", "1", "1", "USD", "1000")
                .row("suifenhe", "Suifenhe", "1", "1", "1", "USD", null);

        // When
        SvgChart chart = SvgChart.of(crossings.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts())
                .contains("8", "tonnes", "Lines without weight: 5 of 1,501.")
                .doesNotContain("Suifenhe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ZH | 各月进口额（按口岸） | 黑河—布拉戈维申斯克     | 亿元     | 截至2021-12-31日终（UTC）已知的数据。第1代，参考数据2026-11-01。
        RU | Стоимость импорта по месяцам и пунктам пропуска | Хэйхэ – Благовещенск | млн юаней | По данным, известным на конец 2021-12-31 (UTC). Поколение 1, справочники 2026-11-01.
        """)
    void shouldSpeakTheLanguage(TextLanguage language, String title, String name, String unit, String known)
            throws IOException {
        // Given
        ChartSamples.Written months = ChartSamples.monthly(Map.of("by", "crossing", "flow", "import"))
                .in(language)
                .row("2021-01", "heihe", name, "1", "0", "100000000", "CNY", "1")
                .row("2021-02", "heihe", name, "1", "0", "200000000", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(months.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts()).contains(title, name, unit, known);
        assertThat(chart.described("title")).isEqualTo(title);
    }

    @Test
    void shouldTranslateTheUsualNotices() throws IOException {
        // Given
        ChartSamples.Written crossings = ChartSamples.ranking(Map.of("by", "crossing"))
                .in(TextLanguage.ZH)
                .row("heihe", "黑河", "1", "0", "3", "CNY", "1")
                .noticing(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2020-05",
                        "note: cn-gacc reported no imports for these months, so growth since then is empty, also of sums"
                                + " that include it: 2019-01, 2019-02 and 12 more",
                        "note: --top leaves out 2 crossings without a place (kind unspecified), with a value of 12,345.67 CNY;"
                                + " select kinds to show with --crossing-kind",
                        "note: values are missing (cbr: no rates within 14 days; cbr: no rate of KZT): load rates of cbr with 'landport"
                                + " rates cbr FILE.xml'",
                        "note: values are missing (no conversion rule): add a row for these sources to the table"
                                + " conversion_rule",
                        "note: values in different currencies are not compared: convert them with --currency, such as"
                                + " --currency CNY",
                        "warning: anything else");

        // When
        SvgChart chart = SvgChart.of(crossings.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts())
                .contains(
                        "cn-gacc未报告以下月份：2020-05。",
                        "cn-gacc未报告以下月份的进口，因此一年后无同比：2019-01, 2019-02等，另有12个。",
                        "未列出：2个无具体地点的口岸，合计1.235万元。",
                        "因缺少汇率，部分金额缺失：cbr在14天内没有汇率; cbr没有KZT的汇率。导入这些汇率后即可显示。",
                        "因来源没有折算规则，部分金额缺失。补充规则后即可显示。",
                        "不同币制的金额不作比较。导入汇率并折算为同一币制后即可比较。",
                        "anything else");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EN | Exchange rates: Bank of Russia. | Wood
        ZH | 汇率来源：Bank of Russia。 | 木及木制品
        RU | Курсы валют: Bank of Russia. | Древесина
        """)
    void shouldShowTheNamesOfTheAnswerAndTheSourceOfRates(TextLanguage language, String rates, String name)
            throws IOException {
        // Given
        ChartSamples.Written converted =
                ChartSamples.ranking(Map.of("by", "sector", "currency", "CNY")).in(language);
        ChartSamples.Written plain =
                ChartSamples.ranking(Map.of("by", "sector")).in(language);

        // Then
        assertThat(SvgChart.of(converted
                                .row("wood", name, "1", "0", "3", "CNY", "1")
                                .as(ChartFormat.SVG))
                        .texts())
                .contains(rates, name);
        assertThat(SvgChart.of(plain.row("wood", "Wood", "1", "0", "3", "CNY", "1")
                                .as(ChartFormat.SVG))
                        .texts())
                .doesNotContain(rates);
    }

    @Test
    void shouldSayWhenFiguresWereRead() throws IOException {
        // Given
        ChartSamples.Written crossings = ChartSamples.ranking(Map.of("by", "crossing"))
                .asRead()
                .row("heihe", "Heihe", "1", "0", "3", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(crossings.as(ChartFormat.SVG));

        // Then
        assertThat(chart.texts()).contains("As known on 2022-01-02 (UTC). Generation 1, reference data 2026-11-01.");
        assertThat(chart.texts()).contains("Source: China customs declarations (cn-gacc); imports CIF, exports FOB.");
    }

    @ParameterizedTest
    @CsvSource({"ZH, 中国海关报关单", "RU, Декларации Китая"})
    void shouldNameTheSourceInTheLanguageOfTheChart(TextLanguage language, String name) throws IOException {
        // Given
        ChartSamples.Written crossings = ChartSamples.ranking(Map.of("by", "crossing"))
                .in(language)
                .row("heihe", "Heihe", "1", "0", "3", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(crossings.as(ChartFormat.SVG));

        // Then
        assertThat(String.join("", chart.texts())).contains(name).doesNotContain("China customs declarations");
    }

    @Test
    void shouldRefuseAnswersThatAreNoChart() {
        // Given
        ChartSamples.Written nothing = ChartSamples.monthly(Map.of());
        ChartSamples.Written onePoint =
                ChartSamples.monthly(Map.of()).row("2021-01", "heihe", "Heihe", "1", "0", "1", "CNY", "1");
        ChartSamples.Written currencies = ChartSamples.ranking(Map.of("by", "crossing"))
                .row("heihe", "Heihe", "1", "0", "1", "CNY", "1")
                .row("heihe", "Heihe", "1", "0", "1", "RUB", "1");
        ChartSamples.Written unknown =
                ChartSamples.ranking(Map.of("by", "crossing")).row("heihe", "Heihe", "1", "0", null, "USD", "1");
        ChartSamples.Written silent = ChartSamples.mirror(Map.of())
                .row("2021-01", "CN", "RU", null, null, null, "1", null, "1 of 1: partner silent", "China", "Russia");
        ChartSamples.Written directions = ChartSamples.mirror(Map.of())
                .row("2021-01", "CN", "RU", "1", "1", "USD", "1", "0", null, "China", "Russia")
                .row("2021-01", "RU", "CN", "1", "1", "USD", "1", "0", null, "Russia", "China");

        // When
        List<String> messages = List.of(nothing, onePoint, currencies, unknown, silent, directions).stream()
                .map(ChartAnswerTest::refusal)
                .toList();

        // Then
        assertThat(messages)
                .containsExactly(
                        "the answer has no figures: select other periods or codes",
                        "a chart over time needs figures of two months or more, but the answer has 1; the table of the"
                                + " same question shows them",
                        "one chart shows one currency, but the answer has CNY, RUB: convert them with --currency,"
                                + " select one with --original-currency, or show another --measure",
                        "no row of the answer has a value",
                        "no month has values of both sides: 1 of 1: partner silent",
                        "one chart shows one exporter, but the answer has CN, RU: select one with --exporter");
    }

    @Test
    void shouldRefuseTooManyRows() {
        // Given
        ChartSamples.Written days = ChartSamples.monthly(Map.of());
        for (int row = 0; row <= 100_000; row++) {
            days.row("2021-01", "heihe", "Heihe", "1", "0", "1", "CNY", "1");
        }

        // When
        String message = refusal(days);

        // Then
        assertThat(message).startsWith("the answer has more than 100000 rows");
    }

    @Test
    void shouldNotLetATextBecomeMarkup() throws IOException {
        // Given
        ChartSamples.Written crossings = ChartSamples.ranking(
                        Map.of("by", "crossing", "title", "<script>alert(1)</script>]]>&\u0001\u202e"))
                .row("a", "<image href='x'/>", "1", "0", "3", "CNY", "1");

        // When
        SvgChart chart = SvgChart.of(crossings.as(ChartFormat.SVG));

        // Then
        assertThat(chart.hasElement("script")).isFalse();
        assertThat(chart.hasElement("image")).isFalse();
        assertThat(chart.described("title")).isEqualTo("<script>alert(1)</script>]]>&\\u0001\\u202E");
    }

    @Test
    void shouldNameThePackageIfNoFontHasTheCharacters() {
        // Given
        String unassigned = new String(Character.toChars(0x10FFFD));
        ChartSamples.Written crossings = ChartSamples.ranking(Map.of("by", "crossing", "title", "Trade " + unassigned))
                .row("a", "Alpha", "1", "0", "3", "CNY", "1");

        // When
        String message = refusal(crossings);

        // Then
        assertThat(message)
                .isEqualTo("no installed font has the characters of this chart, such as \"" + unassigned
                        + "\": install one, for example of the package fonts-noto-cjk or fonts-wqy-microhei");
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteTheSameBytesForTheSameAnswer(ChartFormat format) throws IOException {
        // Given
        ChartSamples.Written crossings =
                ChartSamples.ranking(Map.of("by", "crossing")).row("a", "Alpha", "1", "0", "3", "CNY", "1");

        // When
        byte[] first = crossings.as(format);
        byte[] second = crossings.as(format);

        // Then
        assertThat(second).isEqualTo(first);
    }

    private static String refusal(ChartSamples.Written written) {
        Throwable[] refused = new Throwable[1];
        assertThatThrownBy(() -> written.as(ChartFormat.SVG))
                .isInstanceOf(ChartException.class)
                .satisfies(thrown -> refused[0] = thrown);
        return String.valueOf(refused[0].getMessage());
    }

    private static List<BigDecimal> heights(String path) {
        return POINT.matcher(path)
                .results()
                .map((MatchResult point) -> new BigDecimal(point.group(2)))
                .toList();
    }
}
