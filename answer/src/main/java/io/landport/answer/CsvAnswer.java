package io.landport.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the header immediately, so that an empty answer has one too. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front, also one that has apostrophes in front of such a text, so that a reader can remove exactly one. A sign alone,
 * such as the name of standard input, is no formula.
 */
final class CsvAnswer implements AnswerWriter {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", Pattern.DOTALL);

    private final CsvWriter csv;

    CsvAnswer(List<Column> columns, AnswerOutput out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.characters());
        csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void write(List<Cell> row) {
        csv.writeRecord(row.stream().map(CsvAnswer::safe).toList());
    }

    /** The text of a cell, safe to open in a spreadsheet. */
    static String safe(Cell cell) {
        String text = cell.plain();
        return cell instanceof Cell.Text && FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    @Override
    public void end(List<String> notices) throws IOException {
        csv.flush();
    }
}
