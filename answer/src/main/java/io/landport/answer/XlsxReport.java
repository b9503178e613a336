package io.landport.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Writes tables as a workbook with a sheet for each. */
public final class XlsxReport {
    private XlsxReport() {}

    /**
     * A table.
     *
     * @param title of the sheet, at most 31 characters
     * @param names of the columns in the header
     */
    public record Table(String title, List<Column> columns, List<String> names, List<List<Cell>> rows) {
        public Table {
            columns = List.copyOf(columns);
            names = List.copyOf(names);
            rows = List.copyOf(rows);
            if (columns.size() != names.size()) {
                throw new IllegalArgumentException(columns.size() + " columns have " + names.size() + " names");
            }
        }
    }

    /**
     * @param time of the figures
     * @param out stays open
     */
    public static void write(List<Table> tables, LocalDateTime time, OutputStream out) throws IOException {
        XlsxPackage file = XlsxPackage.create();
        Workbook workbook = new Workbook(file.output(), "Landport", null);
        List<String> lastCells = new ArrayList<>();
        for (Table table : tables) {
            XlsxSheet sheet = XlsxSheet.begin(workbook, table.title, table.columns, table.names);
            for (List<Cell> row : table.rows) {
                sheet.write(row);
            }
            lastCells.add(sheet.finish());
        }
        workbook.finish();
        file.copyTo(out, lastCells, time);
    }
}
