package io.landport.query.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.TestStore;
import io.landport.query.question.InvalidQueryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Official tables beside a small store; expected parts are computed by hand. */
@Tag("server")
final class TableComparerTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "dongning-poltavka";
    private static final LocalDate PUBLISHED = LocalDate.of(2021, 2, 20);
    private static final LocalDate LATER = LocalDate.of(2021, 4, 1);

    @Test
    void shouldBeEqualWithinTheRoundingOfTheTable() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "12345678.49", PUBLISHED);
        both(store, "2021-02-15", RAIL, "general", "12355000.01", PUBLISHED);

        // When
        Compared compared = compare(store, """
                month,flow,value
                2021-01,import,1234.6
                2021-02,import,1235
                """, "unit", "10000");

        // Then
        assertThat(compared.rows())
                .containsExactly(
                        "2021-01,import,CNY,12346000,12345678.49,321.51,0,0,0,321.51,equal,",
                        "2021-02,import,CNY,12350000,12355000.01,-5000.01,0,0,0,-5000.01,different,");
        assertThat(compared.report.isAgreement()).isFalse();
        assertThat(compared.report.notices().get(0)).isEqualTo("2 figures of the table: 1 equal, 1 different");
    }

    @Test
    void shouldShowWhatWasRevisedSinceTheTableWasPublished() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);
        both(store, "2021-01-15", RAIL, "general", "-7.25", LATER);

        // When
        Compared compared = compare(store, """
                flow,value,month
                import,100.00,2021-01
                """, "known-on", "2021-02-28");

        // Then
        assertThat(compared.rows()).containsExactly("2021-01,import,CNY,100,92.75,7.25,7.25,0,0,0,explained,");
        assertThat(compared.report.isAgreement()).isTrue();
    }

    @Test
    void shouldFindTheRegimesThatATableLeavesOut() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);
        both(store, "2021-01-15", RAIL, "e-commerce-retail", "30", PUBLISHED);
        both(store, "2021-01-15", RAIL, "bonded", "5", PUBLISHED);
        both(store, "2021-02-15", ROAD, "general", "50", PUBLISHED);
        both(store, "2021-02-15", ROAD, "bonded", "4", PUBLISHED);

        // When
        Compared compared = compare(store, """
                month,flow,value
                2021-01,import,105.00
                2021-02,import,54.00
                """);

        // Then
        assertThat(compared.rows())
                .containsExactly(
                        "2021-01,import,CNY,105,135,-30,0,-30,0,0,explained,",
                        "2021-02,import,CNY,54,54,0,0,0,0,0,equal,");
        assertThat(compared.report.notices())
                .contains("note: the table seems to count otherwise than the store: e-commerce-retail");
    }

    @Test
    void shouldNotExplainByARegimeThatDoesNotFitAllRows() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);
        both(store, "2021-01-15", RAIL, "bonded", "30", PUBLISHED);
        both(store, "2021-02-15", RAIL, "general", "100", PUBLISHED);
        both(store, "2021-02-15", RAIL, "bonded", "30", PUBLISHED);

        // When
        Compared compared = compare(store, """
                month,flow,value
                2021-01,import,100.00
                2021-02,import,130.00
                """);

        // Then
        assertThat(compared.rows())
                .containsExactly(
                        "2021-01,import,CNY,100,130,-30,0,0,0,-30,different,",
                        "2021-02,import,CNY,130,130,0,0,0,0,0,equal,");
    }

    @Test
    void shouldNotExplainByLeavingOutEverything() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);

        // When
        Compared compared = compare(store, """
                month,flow,value
                2021-01,import,20.00
                """);

        // Then
        assertThat(compared.rows()).containsExactly("2021-01,import,CNY,20,100,-80,0,0,0,-80,different,");
    }

    @Test
    void shouldFindMemorandumItemsThatATableHas() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);
        both(store, "2021-01-15", RAIL, "bonded", "30", PUBLISHED);
        store.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = 'bonded'");

        // When
        Compared compared = compare(store, """
                month,flow,value
                2021-01,import,130.00
                """);

        // Then
        assertThat(compared.rows()).containsExactly("2021-01,import,CNY,130,100,30,0,30,0,0,explained,");
    }

    @Test
    void shouldSplitOffTheRateOfTheTable() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "1000", PUBLISHED)
                .withRate("gacc", "month", "2021-01-01", "USD", "CNY", "6.5");

        // When: 1000 CNY are 153.8462 USD at 6.5, and 160 at the rate of the table.
        Compared compared = compare(store, """
                month,flow,value,currency,rate
                2021-01,import,161.50,USD,0.16
                """);

        // Then
        assertThat(compared.rows())
                .containsExactly("2021-01,import,USD,161.5,153.8462,7.6538,0,0,6.1538,1.5,different,");
    }

    @Test
    void shouldAddAllPartsUp() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "1000", PUBLISHED);
        both(store, "2021-01-15", RAIL, "e-commerce-retail", "65", PUBLISHED);
        both(store, "2021-01-15", RAIL, "general", "130", LATER);
        store.withRate("gacc", "month", "2021-01-01", "USD", "CNY", "6.5");

        // When: own 1195 / 6.5; known then 1065 / 6.5; without e-commerce 1000 / 6.5; at the table's rate 160.
        Compared compared = compare(store, """
                month,flow,value,currency,rate
                2021-01,import,160.0,USD,0.16
                """, "known-on", "2021-02-28");

        // Then
        assertThat(compared.rows())
                .containsExactly("2021-01,import,USD,160,183.8462,-23.8462,-20,-10,6.1538,0,explained,");
    }

    @Test
    void shouldTellMissingFromZero() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);
        both(store, "2021-01-15", ROAD, "general", "8", PUBLISHED);

        // When
        Compared compared = compare(store, """
                month,flow,crossing,value
                2021-01,import,suifenhe-grodekovo-rail,
                2021-01,export,suifenhe-grodekovo-rail,12
                2021-02,import,suifenhe-grodekovo-rail,0
                """, "unmatched", "list");

        // Then
        assertThat(compared.rows())
                .containsExactly(
                        "2021-01,import,suifenhe-grodekovo-rail,CNY,,100,,,,,,not-published,",
                        "2021-01,export,suifenhe-grodekovo-rail,CNY,12,,,,,,,only-official,",
                        "2021-02,import,suifenhe-grodekovo-rail,CNY,0,,,,,,,equal,",
                        "2021-01,import,dongning-poltavka,CNY,,8,,,,,,only-own,");
        assertThat(compare(store, "month,flow,crossing,value\n2021-01,import,dongning-poltavka,8\n")
                        .report
                        .notices())
                .anyMatch(notice -> notice.contains("1 further figures") && notice.contains("CNY 100.00"));
    }

    @Test
    void shouldSayThatARateIsMissing() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "100", PUBLISHED);

        // When
        Compared compared = compare(store, """
                month,flow,value,currency
                2021-01,import,15,USD
                """);

        // Then
        assertThat(compared.rows()).hasSize(1).allMatch(row -> row.contains(",15,,,,,,,no-rate,gacc: no rate"));
    }

    @Test
    void shouldHaveTheSameFiguresInEveryFormat() throws Exception {
        // Given
        TestStore store = both("2021-01-15", RAIL, "general", "92.75", PUBLISHED);
        String table = "month,flow,value\n2021-01,import,100.00\n";

        // When
        Map<AnswerFormat, byte[]> answers = new LinkedHashMap<>();
        for (AnswerFormat format : AnswerFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            compare(store, table, format, AnswerOutput.of(out), Map.of("source", "cn-gacc", "currency", "CNY"));
            answers.put(format, out.toByteArray());
        }

        // Then
        assertThat(answers.values()).noneMatch(answer -> answer.length == 0);
        assertThat(text(answers, AnswerFormat.NDJSON)).isEqualTo("""
                                {"month":"2021-01","flow":"import","currency":"CNY","official":100,"own":92.75,\
                                "difference":7.25,"revisions":0,"regimes":0,"rate":0,"remainder":7.25,\
                                "result":"different","reason":null}
                                """);
        assertThat(text(answers, AnswerFormat.TABLE)).contains(" 100  92.75 ", " 7.25  different");
        assertThat(text(answers, AnswerFormat.SDMX_CSV))
                .contains("LANDPORT:COMPARE(1.0.0)", ",DIFFERENCE,2021-01,7.25,A,CNY,different,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            month,flows,value;2021-01,import,1 | line 1, column 2 (flows): is not one of the columns | did you mean "flow"?
            month;value | line 1: the column flow is missing | line 1: the column value is missing
            month,flow,value;2021-13,import,1 | line 2, column 1 (month): "2021-13" is not a month | such as 2021-03
            month,flow,value;2021-01,imports,1 | line 2, column 2 (flow): "imports" is not a flow | did you mean "import"?
            month,flow,value;2021-01,import,"1,234.5" | line 2, column 3 (value): "1,234.5" is not a number | such as 1234.5
            month,flow,value;2021-01,import,1e5 | line 2, column 3 (value): "1e5" is not a number | leave the cell empty
            month,flow,value;2021-01,import,1.00001 | line 2, column 3 (value): has more than 4 decimals | 4
            month,flow,value;2021-01,import,1;2021-01,import,2 | line 3: has the same key as line 2 | line 2
            month,flow,value,month;2021-01,import,1,2021-01 | line 1, column 4 (month): the column is given twice | twice
            month,flow,value,rate;2021-01,import,1,0 | line 2, column 4 (rate): is not above 0 | above 0
            month,flow,value | the file has no rows | no rows
            month,flow,value;2021-01,,1 | line 2, column 2 (flow): is empty | empty
            """)
    void shouldNameLineColumnAndSuggestion(String lines, String problem, String suggestion) {
        // Given
        String table = lines.replace("month;value", "month\tvalue").replace(';', '\n') + "\n";
        CompareRequest request = new CompareQuestion().request(Map.of("source", "cn-gacc", "currency", "CNY"));

        // When and then
        assertThatThrownBy(() -> OfficialTableReader.read(bytes(table), request))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(suggestion);
    }

    @Test
    void shouldSuggestACodeThatTheStoreKnows() throws Exception {
        // Given
        TestStore store = TestStore.empty();

        // When and then
        assertThatThrownBy(
                        () -> compare(store, "month,flow,value,crossing\n2021-01,import,1,suifenhe-grodekovo-rial\n"))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining(
                        "line 2, column 4 (crossing): \"suifenhe-grodekovo-rial\" is not a known crossing")
                .hasMessageContaining("did you mean \"suifenhe-grodekovo-rail\"?")
                .hasMessageContaining("landport codes crossing");
    }

    @Test
    void shouldRequireWhatACompleteComparisonNeeds() {
        // Given
        CompareRequest bare = new CompareQuestion().request(Map.of());

        // When and then
        assertThatThrownBy(() -> OfficialTableReader.read(bytes("month,flow,value\n2021-01,import,1\n"), bare))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("the column currency is missing; give the currency of all values with --currency")
                .hasMessageContaining("the column source is missing; select the source to compare with by --source");
    }

    @Test
    void shouldRefuseOtherEncodings() {
        // Given
        CompareRequest request = new CompareQuestion().request(Map.of("source", "cn-gacc", "currency", "CNY"));
        byte[] latin = "month,flow,value\n2021-01,\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1);

        // When and then
        assertThatThrownBy(() -> OfficialTableReader.read(new ByteArrayInputStream(latin), request))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("not in UTF-8");
    }

    @Test
    void shouldRefuseOptionsThatDoNotFit() {
        assertThatThrownBy(() -> new CompareQuestion()
                        .request(Map.of("unit", "7", "currency", "yuan", "known-on", "soon", "unmatched", "some")))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("--unit: \"7\" is none of 1, 100, 1000, 10000")
                .hasMessageContaining("--currency: \"yuan\" is not a code of ISO 4217")
                .hasMessageContaining("--known-on")
                .hasMessageContaining("--unmatched");
    }

    private static String text(Map<AnswerFormat, byte[]> answers, AnswerFormat format) {
        return new String(answers.getOrDefault(format, new byte[0]), StandardCharsets.UTF_8);
    }

    /** A store with a total and its change. */
    private static TestStore both(String day, String crossing, String regime, String value, LocalDate received)
            throws Exception {
        return both(TestStore.empty(), day, crossing, regime, value, received);
    }

    private static TestStore both(
            TestStore store, String day, String crossing, String regime, String value, LocalDate received)
            throws SQLException {
        TotalKey key = TestStore.key(day + ' ' + crossing + " wood import cn-gacc CN customs CNY");
        Series series = key.series();
        TotalKey ofRegime = new TotalKey(
                new Series(
                        series.source(),
                        series.reporter(),
                        series.partner(),
                        series.region(),
                        series.crossing(),
                        series.sector(),
                        series.flow(),
                        series.channel(),
                        regime,
                        series.mode(),
                        series.currency()),
                key.day());
        Amounts amounts = new Amounts(1, 0, TestStore.money(value), Int128.ZERO);
        return store.withChange(ofRegime, received, amounts).withSum(ofRegime, amounts);
    }

    private static Compared compare(TestStore store, String table, String... options) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(Map.of("source", "cn-gacc"));
        if (!table.lines().findFirst().orElse("").contains("currency")) {
            all.put("currency", "CNY");
        }
        for (int place = 0; place < options.length; place += 2) {
            all.put(options[place], options[place + 1]);
        }
        StringWriter out = new StringWriter();
        AnswerReport report = compare(store, table, AnswerFormat.CSV, AnswerOutput.of(out), all);
        return new Compared(report, out.toString());
    }

    private static AnswerReport compare(
            TestStore store, String table, AnswerFormat format, AnswerOutput out, Map<String, String> options)
            throws IOException, SQLException {
        CompareRequest request = new CompareQuestion().request(options);
        OfficialTable read = OfficialTableReader.read(bytes(table), request);
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            AnswerReport report = new TableComparer(reader).compare(request, read, head -> format.writer(head, out));
            out.flush();
            return report;
        }
    }

    private static ByteArrayInputStream bytes(String table) {
        return new ByteArrayInputStream(("\ufeff" + table).getBytes(StandardCharsets.UTF_8));
    }

    private record Compared(AnswerReport report, String csv) {
        List<String> rows() {
            return csv.lines().skip(1).collect(Collectors.toList());
        }
    }
}
