package io.landport.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** Writes the header at once, so that an empty answer has one. */
final class CsvPrinter implements Printer {
    private final CsvWriter csv;

    CsvPrinter(List<Dimension> grouping, Writer out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(Stream.concat(grouping.stream().map(Dimension::code), DailyRow.amountColumns().stream())
                .toList());
    }

    @Override
    public void print(DailyRow row) {
        csv.writeRecord(
                Stream.concat(row.dimensions().stream(), row.amounts().stream()).toList());
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
