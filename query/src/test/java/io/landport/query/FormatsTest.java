package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.domain.text.TextLanguage;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.TotalsQuestion;
import io.landport.store.schema.Dictionary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same question has the same figures in every format, each read back by a library other than the one that wrote it. */
@Tag("server")
class FormatsTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final String ROAD = " dongning-poltavka wood import cn-gacc CN customs USD";
    private static final String CODES = "month,crossing,sector,currency";

    /** Figures by their codes, lines, value and weight. */
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.of(
            "2021-01|suifenhe-grodekovo-rail|wood|CNY", "5|123456789012.3458|10.75",
            "2021-02|dongning-poltavka|wood|USD", "1|7.0001|8",
            "2021-02|suifenhe-grodekovo-rail|wood|CNY", "3|0.1|0.001"));

    @TempDir
    private Path folder = Path.of("");

    private static TestStore store() throws SQLException, InterruptedException {
        return TestStore.empty()
                .with("2021-01-30" + RAIL, 2, 1, "123456789012.3456", "10.25")
                .with("2021-01-31" + RAIL, 3, 0, "0.0002", "0.5")
                .with("2021-02-01" + RAIL, 3, 0, "0.1", "0.001")
                .with("2021-02-01" + ROAD, 1, 0, "7.0001", "8");
    }

    @Test
    void shouldHaveTheSameFiguresInEveryFormat() throws Exception {
        // Given
        TestStore store = store();

        // Then
        assertThat(ofCsv(written(store, AnswerFormat.CSV))).isEqualTo(EXPECTED);
        assertThat(ofJson(written(store, AnswerFormat.JSON))).isEqualTo(EXPECTED);
        assertThat(ofJson(written(store, AnswerFormat.NDJSON))).isEqualTo(EXPECTED);
        assertThat(ofParquet(written(store, AnswerFormat.PARQUET))).isEqualTo(EXPECTED);
        assertThat(ofXlsx(written(store, AnswerFormat.XLSX))).isEqualTo(EXPECTED);
        assertThat(ofSdmx(written(store, AnswerFormat.SDMX_CSV))).isEqualTo(EXPECTED);
    }

    @Test
    void shouldNameTheSourceAndTheVersionInFiles() throws Exception {
        // When
        byte[] xlsx = written(store(), AnswerFormat.XLSX);

        // Then
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            List<String> notes = new ArrayList<>();
            for (Row row : workbook.getSheet("notes")) {
                notes.add(row.getCell(0).getStringCellValue() + ": "
                        + row.getCell(1).getStringCellValue());
            }
            assertThat(notes)
                    .contains("query: monthly --by month,crossing,sector", "generation: 1")
                    .contains(
                            "value: "
                                    + Dictionary.describe("monthly_total", "value")
                                            .orElseThrow(),
                            "unit of value: in the column currency")
                    .anyMatch(note -> note.startsWith("source: cn-gacc: ") && note.contains("imports CIF, exports FOB"))
                    .anyMatch(note -> note.startsWith("numbers as text: 1 numbers have more than 15 digits"));
        }
    }

    @Test
    void shouldAddNamesInALanguage() throws Exception {
        // Given
        TestStore store = store();

        // Then
        assertThat(text(store, TextLanguage.ZH))
                .startsWith("month,crossing,crossing_name,sector,sector_name,lines,")
                .contains("2021-02,dongning-poltavka,东宁");
        assertThat(text(store, TextLanguage.RU)).contains("2021-02,dongning-poltavka,Дуннин");
        assertThat(text(store, TextLanguage.RU)).contains(",wood,Древесина");
        assertThat(text(
                        store,
                        TotalsQuestion.monthly()
                                .request(Map.of("by", "reporter", "source", "cn-gacc"))
                                .in(Optional.of(TextLanguage.ZH))))
                .startsWith("reporter,reporter_name,")
                .contains("\nCN,中国,");
    }

    @Test
    void shouldNameChapters() throws Exception {
        // Given
        TestStore store = TestStore.empty().withCommodity("2021-03", "dongning-poltavka", "440710", "m3", 2, "1");

        // When
        String csv = text(
                store,
                TotalsQuestion.commodity()
                        .request(Map.of("by", "month,crossing,chapter"))
                        .in(Optional.of(TextLanguage.RU)));

        // Then
        assertThat(csv).contains(",44,Древесина и древесный уголь,2,");
    }

    @Test
    void shouldNameACommodityByTheLongestCodeThatHasAName() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withCommodity("2021-03", "dongning-poltavka", "440710", "m3", 2, "1")
                .withCommodity("2021-03", "dongning-poltavka", "44", "m3", 3, "1")
                .withCommodity("2021-03", "dongning-poltavka", "77", "m3", 4, "1");

        // When
        String csv = text(
                store,
                TotalsQuestion.commodity().request(Map.of("by", "commodity")).in(Optional.of(TextLanguage.RU)));

        // Then
        assertThat(csv)
                .contains("\n44,Древесина и древесный уголь,")
                .contains("\n440710,Пиломатериалы,")
                .contains("\n77,,4,");
    }

    @Test
    void shouldMarkPreliminaryMonthsAndSeriesBreaks() throws Exception {
        // Given
        TestStore store = store();
        store.execute("INSERT INTO series_break VALUES ('CN', NULL, '2021-02-01', 'a break', 'test')");
        store.execute("INSERT INTO revision_policy VALUES ('cn-gacc', NULL, 5000, 6000, 'test')");

        // Then
        assertThat(statuses(store)).containsExactly("2021-01 P", "2021-02 B");
    }

    @Test
    void shouldMarkTheNewestMonthOfASourceAsPreliminary() throws Exception {
        // Given
        TestStore store = store();
        store.execute("INSERT INTO revision_policy VALUES ('cn-gacc', NULL, 1, 2, 'test')");
        store.execute("INSERT INTO month_first_known (source, month, received_day) VALUES"
                + " ('cn-gacc', '2021-01-01', '2021-02-20'), ('cn-gacc', '2021-02-01', '2021-03-20')");

        // Then
        assertThat(statuses(store)).containsExactly("2021-01 A", "2021-02 P");
    }

    private static List<String> statuses(TestStore store) throws Exception {
        return new String(written(store, AnswerFormat.SDMX_CSV), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(",VALUE,"))
                .map(line -> line.replaceFirst(".*,VALUE,(.*),.*,(.),.*", "$1 $2"))
                .distinct()
                .toList();
    }

    private static byte[] written(TestStore store, AnswerFormat format) throws IOException, SQLException {
        return written(store, format, Optional.empty());
    }

    private static String text(TestStore store, TextLanguage language) throws IOException, SQLException {
        return new String(written(store, AnswerFormat.CSV, Optional.of(language)), StandardCharsets.UTF_8);
    }

    private static String text(TestStore store, QuestionRequest request) throws IOException, SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            reader.answer(request, AnswerFormat.CSV, AnswerOutput.of(bytes));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static byte[] written(TestStore store, AnswerFormat format, Optional<TextLanguage> language)
            throws IOException, SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            reader.answer(
                    TotalsQuestion.monthly()
                            .request(Map.of("by", "month,crossing,sector"))
                            .in(language),
                    format,
                    AnswerOutput.of(bytes));
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> ofCsv(byte[] csv) {
        List<String[]> lines = new String(csv, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(",", -1))
                .toList();
        return figures(lines.stream().skip(1).map(line -> named(lines.get(0), line)));
    }

    private static Map<String, String> ofJson(byte[] json) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    rows.add(new TreeMap<>());
                } else if (token.isScalarValue()) {
                    rows.get(rows.size() - 1).put(parser.currentName(), parser.getText());
                }
            }
        }
        return figures(rows.stream());
    }

    private Map<String, String> ofParquet(byte[] parquet) throws IOException, SQLException {
        Path file = folder.resolve("answer.parquet");
        Files.write(file, parquet);
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            while (found.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int place = 1; place <= found.getMetaData().getColumnCount(); place++) {
                    row.put(found.getMetaData().getColumnName(place), found.getString(place));
                }
                rows.add(row);
            }
        }
        return figures(rows.stream());
    }

    private static Map<String, String> ofXlsx(byte[] xlsx) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            List<String[]> lines = new ArrayList<>();
            for (Row row : workbook.getSheet("data")) {
                lines.add(Stream.iterate(0, place -> place < row.getLastCellNum(), place -> place + 1)
                        .map(place -> ofXlsx(row.getCell(place)))
                        .toArray(String[]::new));
            }
            return figures(lines.stream().skip(1).map(line -> named(lines.get(0), line)));
        }
    }

    private static String ofXlsx(Cell cell) {
        if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            return new DataFormatter().formatCellValue(cell);
        }
        return cell.getCellType() == CellType.NUMERIC
                ? BigDecimal.valueOf(cell.getNumericCellValue()).toPlainString()
                : cell.getStringCellValue();
    }

    /** Collects the observations of each key. */
    private static Map<String, String> ofSdmx(byte[] csv) {
        List<String[]> lines = new String(csv, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(",", -1))
                .toList();
        Map<String, Map<String, String>> rows = new TreeMap<>();
        lines.stream().skip(1).map(line -> named(lines.get(0), line)).forEach(observation -> {
            Map<String, String> row = rows.computeIfAbsent(
                    observation.get("time_period") + observation.get("crossing") + observation.get("currency"),
                    absent -> new TreeMap<>(observation));
            row.put("month", observation.get("time_period"));
            row.put(observation.get("indicator").toLowerCase(Locale.ROOT), observation.get("obs_value"));
        });
        return figures(rows.values().stream());
    }

    private static Map<String, String> named(String[] names, String[] cells) {
        Map<String, String> row = new TreeMap<>();
        for (int place = 0; place < cells.length; place++) {
            row.put(names[place].toLowerCase(Locale.ROOT), cells[place]);
        }
        return row;
    }

    private static Map<String, String> figures(Stream<Map<String, String>> rows) {
        Map<String, String> figures = new TreeMap<>();
        rows.forEach(row -> figures.put(
                joined(row, CODES),
                plain(row.get("lines")) + '|' + plain(row.get("value")) + '|' + plain(row.get("net_weight_kg"))));
        return figures;
    }

    private static String joined(Map<String, String> row, String names) {
        return String.join("|", Stream.of(names.split(",", -1)).map(row::get).toList());
    }

    private static String plain(String number) {
        BigDecimal stripped = new BigDecimal(number).stripTrailingZeros();
        return stripped.signum() == 0 ? "0" : stripped.toPlainString();
    }
}
