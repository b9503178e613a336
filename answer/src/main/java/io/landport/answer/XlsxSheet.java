package io.landport.answer;

import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet of a workbook: a header, and rows whose numbers, days and months are real ones. */
final class XlsxSheet {
    static final int MAX_DIGITS = 15;
    private static final int MAX_TEXT = 32_767;
    private static final int FLUSH_ROWS = 1_000;
    private static final int LETTERS = 26;
    private static final int MIN_WIDTH = 10;
    private static final int NUMBER_WIDTH = 20;
    private static final String DAY_FORMAT = "yyyy-mm-dd";
    private static final String MONTH_FORMAT = "yyyy-mm";
    private static final String COUNT_FORMAT = "#,##0";
    private static final String AMOUNT_FORMAT = "#,##0.00##";
    private static final String RATIO_FORMAT = "0.00########";

    private final Worksheet sheet;
    private final List<Column> columns;
    private int rows = 1;
    private long rounded;

    private XlsxSheet(Worksheet sheet, List<Column> columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    /** @param names of the columns in the header */
    static XlsxSheet begin(Workbook workbook, String title, List<Column> columns, List<String> names) {
        Worksheet begun = workbook.newWorksheet(title);
        for (int index = 0; index < columns.size(); index++) {
            begun.value(0, index, names.get(index));
            begun.style(0, index).bold().set();
            begun.width(
                    index,
                    columns.get(index).type().isNumber()
                            ? NUMBER_WIDTH
                            : Math.max(MIN_WIDTH, names.get(index).length() + 2));
        }
        begun.freezePane(0, 1);
        return new XlsxSheet(begun, columns);
    }

    void write(List<Cell> row) throws IOException {
        for (int index = 0; index < row.size(); index++) {
            write(index, columns.get(index).type(), row.get(index));
        }
        rows++;
        if (rows % FLUSH_ROWS == 0) {
            sheet.flush();
        }
    }

    /** Number of rows, with the header. */
    int rows() {
        return rows;
    }

    /** Number of numbers that are texts, because a spreadsheet would round them. */
    long rounded() {
        return rounded;
    }

    /** Ends the sheet and returns its last cell, such as {@code G12}. */
    String finish() throws IOException {
        sheet.finish();
        return letters(columns.size() - 1) + rows;
    }

    /** A column as spreadsheets name it: A to Z, AA and so on. */
    private static String letters(int column) {
        String last = Character.toString('A' + column % LETTERS);
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
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
}
