package io.landport.answer;

import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook: one or more sheets of data, then a sheet of notes with the provenance. Numbers, days and months are real ones. A
 * number that a spreadsheet would round, because it has more than 15 digits, is a text, and the notes say so.
 */
final class XlsxAnswer implements AnswerWriter {
    /** Rows of a sheet, with the header. */
    static final int SHEET_ROWS = Worksheet.MAX_ROWS;

    private static final int FAST_COMPRESSION = 1;
    private static final int NAME_WIDTH = 24;
    private static final int NOTE_WIDTH = 100;

    private final AnswerHead head;
    private final OutputStream out;
    private final XlsxPackage file;
    private final Workbook workbook;
    private final int sheetRows;
    private final List<String> lastCells = new ArrayList<>();
    private XlsxSheet sheet;
    private int sheets = 1;
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
        if (sheet.rows() == sheetRows) {
            finishSheet();
            sheets++;
            sheet = begin();
        }
        sheet.write(row);
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
        lastCells.add(sheet.finish());
        rounded += sheet.rounded();
    }

    private XlsxSheet begin() {
        List<String> names = head.columns().stream().map(Column::name).toList();
        return XlsxSheet.begin(workbook, sheets == 1 ? "data" : "data " + sheets, head.columns(), names);
    }

    private void writeNotes(List<String> notices) throws IOException {
        Notes notes = new Notes(workbook.newWorksheet("notes"));
        for (Map.Entry<String, String> line : head.provenance().describe().entrySet()) {
            notes.add(line.getKey(), line.getValue());
        }
        head.provenance().bases().forEach(basis -> notes.add("source", basis));
        for (Column column : head.columns()) {
            head.descriptions().apply(column.name()).ifPresent(description -> notes.add(column.name(), description));
            if (column.type().isNumber()) {
                notes.add("unit of " + column.name(), unit(column));
            }
        }
        if (rounded > 0) {
            notes.add(
                    "numbers as text",
                    rounded + " numbers have more than " + XlsxSheet.MAX_DIGITS
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
