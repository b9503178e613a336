package io.landport.answer;

import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook: one or more sheets of data, then a sheet of notes with the provenance. Numbers and days are real ones. A number
 * that a spreadsheet would round, because it has more than 15 digits, is a text, and the notes say so.
 */
final class XlsxAnswer implements AnswerWriter {
    /** Rows of a sheet, with the header. */
    static final int SHEET_ROWS = Worksheet.MAX_ROWS;

    private static final int MAX_DIGITS = 15;
    private static final int MAX_TEXT = 32_767;
    private static final int FLUSH_ROWS = 1_000;
    private static final int COMPRESSION = 4;
    private static final int MIN_WIDTH = 10;
    private static final int NUMBER_WIDTH = 20;
    private static final int NAME_WIDTH = 24;
    private static final int NOTE_WIDTH = 100;
    private static final String DAY_FORMAT = "yyyy-mm-dd";

    private final AnswerHead head;
    private final Workbook workbook;
    private final int sheetRows;
    private Worksheet sheet;
    private int sheets = 1;
    private int rows = 1;
    private long rounded;

    private XlsxAnswer(AnswerHead head, Workbook workbook, int sheetRows) {
        this.head = head;
        this.workbook = workbook;
        this.sheetRows = sheetRows;
        this.sheet = begin();
    }

    static XlsxAnswer open(AnswerHead head, AnswerOutput out) {
        return open(head, out, SHEET_ROWS);
    }

    /** @param sheetRows after which the next sheet begins, with the header */
    static XlsxAnswer open(AnswerHead head, AnswerOutput out, int sheetRows) {
        Workbook workbook = new Workbook(out.bytes(), "Landport", null);
        workbook.setCompressionLevel(COMPRESSION);
        return new XlsxAnswer(head, workbook, sheetRows);
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (rows == sheetRows) {
            sheet.finish();
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
        sheet.finish();
        writeNotes(notices);
        workbook.finish();
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
            writeNumber(index, figure.number());
        } else if (cell instanceof Cell.Text text && type == ColumnType.DAY) {
            sheet.value(rows, index, LocalDate.parse(text.text()));
            sheet.style(rows, index).format(DAY_FORMAT).set();
        } else if (cell instanceof Cell.Text text) {
            sheet.inlineString(rows, index, escape(text.text()));
        }
    }

    private void writeNumber(int index, BigDecimal number) {
        if (number.round(new MathContext(MAX_DIGITS, RoundingMode.DOWN)).compareTo(number) == 0) {
            sheet.value(rows, index, number);
        } else {
            rounded++;
            sheet.inlineString(rows, index, number.toPlainString());
        }
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
