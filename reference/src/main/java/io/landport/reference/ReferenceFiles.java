package io.landport.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the files of a reference folder, bundled or of the user, and collects their problems. */
final class ReferenceFiles {
    /** Source of the files. */
    interface Folder {
        /** @throws IOException if the file does not exist or cannot be read */
        InputStream open(String file) throws IOException;
    }

    /** Accepts rows of any length; {@link ReferenceRow} rejects those of a wrong length with their row number. */
    private static final CsvReader.CsvReaderBuilder FORMAT =
            CsvReader.builder().allowMissingFields(true).allowExtraFields(true);

    private final Folder folder;
    private final List<String> problems = new ArrayList<>();

    ReferenceFiles(Folder folder) {
        this.folder = folder;
    }

    static Folder bundled() {
        return file -> {
            InputStream in = ReferenceFiles.class.getResourceAsStream(file);
            if (in == null) {
                throw new IOException("not bundled");
            }
            return in;
        };
    }

    static Folder in(Path directory) {
        return file -> Files.newInputStream(directory.resolve(file));
    }

    List<String> problems() {
        return problems;
    }

    /** The text of a file, stripped; empty, with a problem added, if it cannot be read. */
    String text(String file) {
        try (InputStream in = folder.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            problems.add(file + ": cannot be read (" + e.getMessage() + ')');
            return "";
        }
    }

    /** Passes on each row of a file; an exception for a row becomes a problem with file and row. */
    void each(String file, Consumer<ReferenceRow> reader) {
        try (InputStream in = folder.open(file);
                CsvReader<NamedCsvRecord> rows =
                        FORMAT.ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                if (!isHeaderOf(file, row.getHeader())) {
                    return;
                }
                read(file, new ReferenceRow(row), reader);
            }
        } catch (IOException | UncheckedIOException e) {
            problems.add(file + ": cannot be read (" + e.getMessage() + ')');
        } catch (CsvParseException e) {
            problems.add(file + ": is not valid CSV (" + e.getMessage() + ')');
        }
    }

    private boolean isHeaderOf(String file, List<String> header) {
        List<String> columns = ReferenceColumns.of(file);
        List<String> missing =
                columns.stream().filter(column -> !header.contains(column)).toList();
        missing.forEach(column -> problems.add(file + ": has no column " + column));
        if (missing.isEmpty() && !header.equals(columns)) {
            problems.add(file + ": its columns must be " + String.join(",", columns));
        }
        return header.equals(columns);
    }

    /** Reads a file into a map by the id of each row; a duplicate id is a problem. */
    <V> Map<String, V> byId(
            String file,
            java.util.function.Function<ReferenceRow, String> id,
            java.util.function.Function<ReferenceRow, V> value) {
        Map<String, V> result = new LinkedHashMap<>();
        each(file, row -> {
            if (result.put(id.apply(row), value.apply(row)) != null) {
                throw new IllegalArgumentException(id.apply(row) + " is given twice");
            }
        });
        return result;
    }

    private void read(String file, ReferenceRow row, Consumer<ReferenceRow> reader) {
        try {
            row.requireWhole();
            reader.accept(row);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            problems.add(file + " row " + row.number() + ": " + e.getMessage());
        }
    }
}
