package io.landport.store.schema;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The descriptions of all tables, views and columns of the store (dictionary.csv). */
public final class Dictionary {
    private static final String RESOURCE = "/io/landport/store/migration/dictionary.csv";

    private Dictionary() {}

    /** What a table or view contains, or what a column of it contains if one is given; empty if the dictionary does not describe it. */
    public static Optional<String> describe(String relation, String column) {
        List<Entry> ofColumn = entries().stream()
                .filter(entry -> entry.column().equals(column))
                .toList();
        return ofColumn.stream()
                .filter(entry -> List.of(entry.relations().split(" ", -1)).contains(relation))
                .findFirst()
                .or(() -> ofColumn.stream()
                        .filter(entry -> entry.relations().isEmpty())
                        .findFirst())
                .map(Entry::text);
    }

    /** All entries, those of tables and views first. */
    static List<Entry> entries() {
        return Holder.ENTRIES;
    }

    /** Read once. */
    private static final class Holder {
        static final List<Entry> ENTRIES = read();
    }

    private static List<Entry> read() {
        try (Reader text = new InputStreamReader(
                        Objects.requireNonNull(Dictionary.class.getResourceAsStream(RESOURCE), RESOURCE),
                        StandardCharsets.UTF_8);
                Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text).stream()) {
            return rows.map(row -> new Entry(row.getField("relations"), row.getField("column"), row.getField("text")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the store contains under a name.
     *
     * @param relations tables and views, separated by spaces; empty for all that no other entry of the column names
     * @param column the column; empty if the entry describes the tables and views themselves
     */
    record Entry(String relations, String column, String text) {}
}
