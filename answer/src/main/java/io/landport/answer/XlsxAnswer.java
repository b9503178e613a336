package io.landport.answer;

import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook: one or more sheets of data, then a sheet of notes with the provenance. Numbers, days and months are real ones. A number
 * that a spreadsheet would round, because it has more than 15 digits, is a text, and the notes say so.
 */
final class XlsxAnswer implements AnswerWriter {
    /** Rows of a sheet, with the header. */
    static final int SHEET_ROWS = Worksheet.MAX_ROWS;

    private static final int MAX_DIGITS = 15;
    private static final int MAX_TEXT = 32_767;
    private static final int FLUSH_ROWS = 1_000;
    private static final int FAST_COMPRESSION = 1;
    private static final int LETTERS = 26;
    private static final int MIN_WIDTH = 10;
    private static final int NUMBER_WIDTH = 20;
    private static final int NAME_WIDTH = 24;
    private static final int NOTE_WIDTH = 100;
    private static final String DAY_FORMAT = "yyyy-mm-dd";
    private static final String MONTH_FORMAT = "yyyy-mm";
    private static final String COUNT_FORMAT = "#,##0";
    private static final String AMOUNT_FORMAT = "#,##0.00##";
    private static final String RATIO_FORMAT = "0.00########";

    private final AnswerHead head;
    private final OutputStream out;
    private final XlsxPackage file;
    private final Workbook workbook;
    private final int sheetRows;
    private final List<String> lastCells = new ArrayList<>();
    private Worksheet sheet;
    private int sheets = 1;
    private int rows = 1;
    private long rounded;

    private XlsxAnswer(AnswerHead head, OutputStream out, XlsxPackage file, int sheetRows) {
        this.head = head;
        this.out = out;
        this.file = file;
        this.workbook = new Workbook(file.output(), "Landport", null);
        workbook.setCompressionLevel(FAST_COMPRESSION);
        this.sheetRows = sheetRows;
        this.sheet = begin();
    }

    static XlsxAnswer open(AnswerHead head, AnswerOutput out) throws IOException {
        return open(head, out, SHEET_ROWS);
    }

    /** @param sheetRows after which the next sheet begins, with the header */
    static XlsxAnswer open(AnswerHead head, AnswerOutput out, int sheetRows) throws IOException {
        return new XlsxAnswer(head, out.bytes(), XlsxPackage.create(), sheetRows);
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (rows == sheetRows) {
            finishSheet();
            sheets++;
            rows = 1;
            sheet = begin();
        }
        for (int index = 0; index < row.size(); index++) {
            write(index, head.columns().get(index).type(), row.get(index));
        }
        rows++;
        if (rows % FLUSH_ROWS == 0) {
            sheet.flush();
        }
    }

    @Override
    public void end(List<String> notices) throws IOException {
        finishSheet();
        writeNotes(notices);
        workbook.finish();
        file.copyTo(out, lastCells, time());
    }

    /** The moment of the figures: when they were read, or the end of the day on which they were known. */
    private LocalDateTime time() {
        return head.provenance()
                .readAt()
                .map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                .or(() -> head.provenance().knownOn().map(day -> day.plusDays(1).atStartOfDay()))
                .orElseThrow();
    }

    private void finishSheet() throws IOException {
        sheet.finish();
        lastCells.add(letters(head.columns().size() - 1) + rows);
    }

    /** A column as spreadsheets name it: A to Z, AA and so on. */
    private static String letters(int column) {
        String last = Character.toString('A' + column % LETTERS);
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }

    private Worksheet begin() {
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? "data" : "data " + sheets);
        for (int index = 0; index < head.columns().size(); index++) {
            Column column = head.columns().get(index);
            begun.value(0, index, column.name());
            begun.style(0, index).bold().set();
            begun.width(
                    index,
                    column.type().isNumber()
                            ? NUMBER_WIDTH
                            : Math.max(MIN_WIDTH, column.name().length() + 2));
        }
        begun.freezePane(0, 1);
        return begun;
    }

    private void write(int index, ColumnType type, Cell cell) {
        if (cell instanceof Cell.Figure figure) {
            writeNumber(index, type, figure.number());
        } else if (cell instanceof Cell.Text text && type == ColumnType.DAY) {
            writeDay(index, LocalDate.parse(text.text()), DAY_FORMAT);
        } else if (cell instanceof Cell.Text text && type == ColumnType.MONTH) {
            writeDay(index, YearMonth.parse(text.text()).atDay(1), MONTH_FORMAT);
        } else if (cell instanceof Cell.Text text) {
            sheet.inlineString(rows, index, escape(text.text()));
        }
    }

    private void writeDay(int index, LocalDate day, String format) {
        sheet.value(rows, index, day);
        sheet.style(rows, index).format(format).set();
    }

    private void writeNumber(int index, ColumnType type, BigDecimal number) {
        if (number.round(new MathContext(MAX_DIGITS, RoundingMode.DOWN)).compareTo(number) == 0) {
            sheet.value(rows, index, number);
            sheet.style(rows, index).format(numberFormat(type)).set();
        } else {
            rounded++;
            sheet.inlineString(rows, index, number.toPlainString());
        }
    }

    private static String numberFormat(ColumnType type) {
        return switch (type) {
            case COUNT -> COUNT_FORMAT;
            case AMOUNT -> AMOUNT_FORMAT;
            case RATIO -> RATIO_FORMAT;
            case TEXT, DAY, MONTH -> "General";
        };
    }

    private static String escape(String text) {
        if (text.length() > MAX_TEXT) {
            throw new AnswerFormatException(new OptionProblem(
                    "xlsx cannot hold a text of %s characters: choose another %s, such as csv",
                    text.length(), OptionProblem.option("format")));
        }
        return PrintableText.of(text);
    }

    private void writeNotes(List<String> notices) throws IOException {
        Notes notes = new Notes(workbook.newWorksheet("notes"));
        for (Map.Entry<String, String> line : head.provenance().describe().entrySet()) {
            notes.add(line.getKey(), line.getValue());
        }
        head.provenance().bases().forEach(basis -> notes.add("source", basis));
        for (Column column : head.columns()) {
            if (column.type().isNumber()) {
                notes.add("unit of " + column.name(), unit(column));
            }
        }
        if (rounded > 0) {
            notes.add(
                    "numbers as text",
                    rounded + " numbers have more than " + MAX_DIGITS
                            + " digits. A spreadsheet would round them, so they are texts, which it does not add up.");
        }
        if (sheets > 1) {
            notes.add("sheets", "the rows continue on " + sheets + " sheets, because one cannot hold them");
        }
        notices.forEach(notice -> notes.add("notice", notice));
        notes.sheet.finish();
        lastCells.add("B" + notes.line);
    }

    private String unit(Column column) {
        return head.place(column.unit()) >= 0 ? "in the column " + column.unit() : column.unit();
    }

    private static final class Notes {
        private final Worksheet sheet;
        private int line;

        Notes(Worksheet sheet) {
            this.sheet = sheet;
            sheet.width(0, NAME_WIDTH);
            sheet.width(1, NOTE_WIDTH);
        }

        void add(String name, String text) {
            sheet.inlineString(line, 0, name);
            sheet.inlineString(line, 1, PrintableText.of(text));
            line++;
        }
    }
}
