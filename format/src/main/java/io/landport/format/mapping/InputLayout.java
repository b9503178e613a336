package io.landport.format.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file are written.
 *
 * @param encodings the first in which the beginning of the file is valid is used
 * @param separator between cells; not used if the cells have fixed positions
 * @param quote around cells with separators; null if quotes are part of the text
 * @param columns names of the columns; empty if the first row has them
 * @param positions of the cells of each column, if they are fixed
 * @param skippedLines lines before the header row or the first row
 * @param missing texts that mean a missing value
 */
public record InputLayout(
        List<Charset> encodings,
        char separator,
        @Nullable Character quote,
        List<String> columns,
        Optional<List<CharacterRange>> positions,
        int skippedLines,
        NumberForm numbers,
        Set<String> missing) {

    /** The encodings that mapping files can name: all are supersets of ASCII, so that a line ends where its bytes say so. */
    static final Map<String, String> ENCODINGS = Map.ofEntries(
            Map.entry("UTF-8", "UTF-8"),
            Map.entry("CP866", "IBM866"),
            Map.entry("WINDOWS-1251", "windows-1251"),
            Map.entry("KOI8-R", "KOI8-R"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"),
            Map.entry("EUC-KR", "EUC-KR"),
            Map.entry("CP949", "x-windows-949"),
            Map.entry("SHIFT_JIS", "Shift_JIS"),
            Map.entry("EUC-JP", "EUC-JP"),
            Map.entry("ISO-8859-1", "ISO-8859-1"),
            Map.entry("WINDOWS-1252", "windows-1252"));

    /**
     * The characters of a cell.
     *
     * @param from the first, counted from 1
     * @param to the last
     */
    public record CharacterRange(int from, int to) {
        public CharacterRange {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("characters " + from + " to " + to + " are none");
            }
        }
    }

    public InputLayout {
        encodings = List.copyOf(encodings);
        columns = List.copyOf(columns);
        missing = Set.copyOf(missing);
    }

    /** Whether the first row names the columns. */
    public boolean hasHeader() {
        return columns.isEmpty();
    }
}
