package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Reads workbooks back with POI. */
class XlsxAnswerTest {

    @Test
    void shouldHaveRealNumbersAndDays() throws IOException {
        // When
        try (Workbook workbook = read(AnswerSamples.written(
                AnswerFormat.XLSX,
                AnswerSamples.COLUMNS,
                AnswerSamples.row("2021-03-31", "x", "绥芬河", "2", "-12345678901.2345", "0.001", null)))) {
            Row header = workbook.getSheetAt(0).getRow(0);
            Row row = workbook.getSheetAt(0).getRow(1);

            // Then
            assertThat(header.getCell(5).getStringCellValue()).isEqualTo("value");
            assertThat(DateUtil.isCellDateFormatted(row.getCell(0))).isTrue();
            assertThat(row.getCell(0).getLocalDateTimeCellValue()).isEqualTo("2021-03-31T00:00:00");
            assertThat(DateUtil.isCellDateFormatted(row.getCell(1))).isTrue();
            assertThat(new DataFormatter().formatCellValue(row.getCell(1))).isEqualTo("2021-03");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("绥芬河");
            assertThat(new DataFormatter().formatCellValue(row.getCell(5))).isEqualTo("-12,345,678,901.2345");
            assertThat(row.getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(-12345678901.2345);
            assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(0.001);
            assertThat(row.getCell(8)).isNull();
        }
    }

    @Test
    void shouldWriteNumbersThatASpreadsheetWouldRoundAsText() throws IOException {
        // When
        try (Workbook workbook = read(AnswerSamples.written(
                AnswerFormat.XLSX,
                AnswerSamples.COLUMNS,
                AnswerSamples.row(
                        "2021-03-31",
                        "x",
                        "n",
                        "123456789012345",
                        "123456789012.3456",
                        "1000000000000000000",
                        null)))) {
            Row row = workbook.getSheetAt(0).getRow(1);

            // Then
            assertThat(row.getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(row.getCell(5).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(5).getStringCellValue()).isEqualTo("123456789012.3456");
            assertThat(row.getCell(7).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(notes(workbook))
                    .contains(
                            "numbers as text: 1 numbers have more than 15 digits. A spreadsheet would round them, so they"
                                    + " are texts, which it does not add up.");
        }
    }

    /** Readers that believe the dimension would see a single cell, or none. */
    @Test
    void shouldStateTheCellsOfEachSheetAndTheTimeOfTheFigures() throws IOException {
        // Given
        byte[] workbook = AnswerSamples.written(
                AnswerFormat.XLSX,
                AnswerSamples.COLUMNS,
                AnswerSamples.row("2021-03-31", "x", "n", "1", "1", "1", null),
                AnswerSamples.row("2021-03-31", "y", "n", "1", "1", "1", null));

        // When
        Map<String, String> sheets = new TreeMap<>();
        List<LocalDateTime> times = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                times.add(entry.getTimeLocal());
                sheets.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        // Then
        assertThat(sheets.get("xl/worksheets/sheet1.xml")).contains("<dimension ref=\"A1:I3\"/>");
        assertThat(sheets.get("xl/worksheets/sheet2.xml")).contains("<dimension ref=\"A1:B11\"/>");
        assertThat(times).containsOnly(LocalDateTime.parse("2021-04-05T06:07:08"));
    }

    @Test
    void shouldNeverWriteAFormula() throws IOException {
        // When
        try (Workbook workbook = read(AnswerSamples.written(
                AnswerFormat.XLSX,
                AnswerSamples.COLUMNS,
                AnswerSamples.row("2021-03-31", "=1+2", "\u0001", "1", "1", "1", null)))) {
            Row row = workbook.getSheetAt(0).getRow(1);

            // Then
            assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("=1+2");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("\\u0001");
        }
    }

    @Test
    void shouldSayWhereTheFiguresAreFrom() throws IOException {
        // When
        try (Workbook workbook = read(AnswerSamples.written(AnswerFormat.XLSX, AnswerSamples.COLUMNS))) {

            // Then
            assertThat(notes(workbook))
                    .containsExactly(
                            "query: daily --by day,month,crossing --source cn-gacc",
                            "known on: 2021-03-01 (end of this received day, UTC)",
                            "read at: 2021-04-05T06:07:08Z",
                            "generation: 3",
                            "reference data: 2026-11-01",
                            "source: cn-gacc: China Customs; imports CIF, exports FOB, net weight, converted by the rate rule"
                                    + " customs-month",
                            "unit of lines: 1",
                            "unit of value: in the column currency",
                            "unit of net_weight_kg: kg",
                            "unit of unit_value: currency/kg",
                            "notice: note: one notice");
        }
    }

    @Test
    void shouldContinueOnFurtherSheets() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AnswerWriter writer = XlsxAnswer.open(AnswerSamples.head(AnswerSamples.COLUMNS), AnswerOutput.of(bytes), 4);

        // When
        for (int lines = 1; lines <= 7; lines++) {
            writer.write(AnswerSamples.row("2021-03-31", "x", "n", Integer.toString(lines), "1", "1", null));
        }
        writer.end(List.of());

        // Then
        try (Workbook workbook = read(bytes.toByteArray())) {
            assertThat(IntStream.range(0, workbook.getNumberOfSheets()).mapToObj(workbook::getSheetName))
                    .containsExactly("data", "data 2", "data 3", "notes");
            assertThat(lines(workbook.getSheetAt(0))).containsExactly("lines", "1", "2", "3");
            assertThat(lines(workbook.getSheetAt(1))).containsExactly("lines", "4", "5", "6");
            assertThat(lines(workbook.getSheetAt(2))).containsExactly("lines", "7");
            assertThat(notes(workbook)).contains("sheets: the rows continue on 3 sheets, because one cannot hold them");
        }
    }

    private static List<String> lines(Sheet sheet) {
        DataFormatter formatter = new DataFormatter();
        return StreamSupport.stream(sheet.spliterator(), false)
                .map(row -> formatter.formatCellValue(row.getCell(4)))
                .toList();
    }

    private static List<String> notes(Workbook workbook) {
        return StreamSupport.stream(workbook.getSheet("notes").spliterator(), false)
                .map(row -> row.getCell(0).getStringCellValue() + ": "
                        + row.getCell(1).getStringCellValue())
                .toList();
    }

    private static Workbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }
}
