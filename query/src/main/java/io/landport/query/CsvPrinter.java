package io.landport.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the header immediately, so that an empty answer has one too. */
final class CsvPrinter implements Printer {
    private final CsvWriter csv;

    CsvPrinter(List<AnswerColumn> columns, Writer out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns.stream().map(AnswerColumn::name).toList());
    }

    @Override
    public void print(List<Cell> row) {
        csv.writeRecord(row.stream().map(Cell::plain).toList());
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
