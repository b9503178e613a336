package io.landport.simulator.chance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reads the bundled CSV files of simulated shares. */
public final class ShareTable {
    private ShareTable() {}

    /** All rows of a file. */
    public static List<NamedCsvRecord> rows(String file) {
        try (InputStream in = ShareTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not bundled with the simulator");
            }
            return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read table " + file + " of the simulator", e);
        }
    }

    /** The codes of a file with the columns {@code source, flow, code, share} for one source and flow. */
    public static WeightedChoice<String> codes(String file, String source, String flow) {
        List<NamedCsvRecord> rows = rows(file).stream()
                .filter(row -> row.getField("source").equals(source))
                .filter(row -> row.getField("flow").equals(flow))
                .toList();
        return WeightedChoice.of(rows, ShareTable::share, row -> row.getField("code"));
    }

    public static double share(NamedCsvRecord row) {
        return number(row, "share");
    }

    public static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    /** The constant of a code: its name in small letters with hyphens. */
    public static <E extends Enum<E>> E constant(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The code of a constant. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
