package io.landport.format.csv;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import io.landport.format.mapping.InputLayout;
import io.landport.format.mapping.InputLayout.CharacterRange;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits lines of a mapped file into cells. A row never spans lines, as in {@link CsvCells}. */
final class RowCutter {
    private final InputLayout layout;
    private final Charset encoding;
    private final @Nullable List<CharacterRange> positions;
    private final int quote;
    private final CsvCells quoted;
    private int cells = 1;

    RowCutter(InputLayout layout, Charset encoding) {
        Character quoteCharacter = layout.quote();
        this.layout = layout;
        this.encoding = encoding;
        this.positions = layout.positions().orElse(null);
        this.quote = quoteCharacter == null ? -1 : quoteCharacter;
        this.quoted = new CsvCells(layout.separator(), quoteCharacter == null ? '"' : quoteCharacter);
    }

    /** @throws InvalidRowException if the line is not one whole row of the layout's encoding */
    String[] cells(RawLine line) {
        String text = line.text(encoding);
        if (positions != null) {
            return cut(text, positions);
        }
        return quote < 0 || text.indexOf(quote) < 0 ? split(text, layout.separator()) : quoted.split(text);
    }

    private static String[] cut(String text, List<CharacterRange> positions) {
        String[] cut = new String[positions.size()];
        for (int i = 0; i < cut.length; i++) {
            CharacterRange range = positions.get(i);
            if (text.length() < range.to()) {
                throw new InvalidRowException(
                        Reason.MALFORMED_ROW,
                        "the row has " + text.length() + " characters, a column of the mapping ends at " + range.to());
            }
            cut[i] = text.substring(range.from() - 1, range.to());
        }
        return cut;
    }

    /** Most rows have as many cells as the row before. */
    private String[] split(String text, char separator) {
        String[] split = new String[cells];
        int count = 0;
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            split = withRoom(split, count);
            split[count++] = text.substring(from, to);
            from = to + 1;
        }
        split = withRoom(split, count);
        split[count++] = text.substring(from);
        cells = count;
        return count == split.length ? split : Arrays.copyOf(split, count);
    }

    private static String[] withRoom(String[] cells, int count) {
        return count < cells.length ? cells : Arrays.copyOf(cells, 2 * count);
    }
}
