package io.landport.answer;

import io.landport.terminal.Columns;
import io.landport.terminal.TextWidth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes aligned columns. Widths and decimals are computed from the first rows, which are buffered; a later row that needs more
 * space is written in full, out of alignment. If a table is too wide for a terminal, names of columns take several lines. If that is not
 * enough, it is divided: its parts follow each other, have the first keys in common, and leave out columns that are empty in all rows.
 */
final class TableAnswer implements AnswerWriter {
    private static final int BUFFERED_ROWS = 1_000;
    /** Of an output that is no terminal. */
    private static final int MAX_WIDTH = 120;

    /** A table that is little wider is easier to read as a whole, in a wider window. */
    private static final int MAX_UNDIVIDED_WIDTH = 140;

    private static final String GAP = "  ";
    private static final String NO_ROWS = "No rows match these options.\n";

    private final List<Column> columns;
    private final Writer out;
    private final List<List<Cell>> buffered = new ArrayList<>();
    private final int[] decimals;
    private final int width;
    private final int undividedWidth;
    private @Nullable Part whole;
    private boolean hasRows;

    TableAnswer(List<Column> columns, AnswerOutput out) {
        this.columns = columns;
        this.out = out.characters();
        this.decimals = new int[columns.size()];
        this.width = out.columns().orElse(MAX_WIDTH);
        this.undividedWidth = out.columns().orElse(MAX_UNDIVIDED_WIDTH);
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (whole != null) {
            whole.writeRow(texts(row));
            return;
        }
        buffered.add(row);
        if (buffered.size() == BUFFERED_ROWS) {
            writeBuffered();
        }
    }

    @Override
    public void end(List<String> notices) throws IOException {
        if (!buffered.isEmpty()) {
            writeBuffered();
        } else if (!hasRows) {
            out.write(NO_ROWS);
        }
    }

    private void writeBuffered() throws IOException {
        for (List<Cell> row : buffered) {
            for (int index = 0; index < decimals.length; index++) {
                decimals[index] = Math.max(decimals[index], row.get(index).decimals());
            }
        }
        List<List<String>> rows = buffered.stream().map(this::texts).toList();
        buffered.clear();
        List<String> names = columns.stream().map(Column::name).toList();
        List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
        int[] widths = widths(rows);
        Part onOneLine = new Part(all, List.of(names), widths);
        Part shown = onOneLine.width() <= width ? onOneLine : new Part(all, wrapped(names, widths), widths);
        if (shown.width() <= undividedWidth) {
            whole = shown;
        }
        for (Part part : whole == null ? divided(shown.header, widths) : List.of(shown)) {
            if (hasRows) {
                out.write('\n');
            }
            hasRows = true;
            part.write(rows);
        }
    }

    /** The display width of each column without its name; 0 if it is empty in all rows. */
    private int[] widths(List<List<String>> rows) {
        Columns fitted = new Columns(GAP, new int[columns.size()]);
        rows.forEach(fitted::fit);
        return fitted.widths();
    }

    /** Names on several lines, so that they are no wider than what is below them, or than a word. */
    private static List<List<String>> wrapped(List<String> names, int[] widths) {
        List<List<String>> lines = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            List<String> words = List.of(names.get(index).split("(?<=_)"));
            int width = Math.max(
                    widths[index], words.stream().mapToInt(TextWidth::of).max().orElse(0));
            List<String> ofName = new ArrayList<>();
            for (String word : words) {
                int last = ofName.size() - 1;
                if (last >= 0 && ofName.get(last).length() + word.length() <= width) {
                    ofName.set(last, ofName.get(last) + word);
                } else {
                    ofName.add(word);
                }
            }
            lines.add(ofName);
        }
        int height = lines.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(-height, 0)
                .mapToObj(line -> lines.stream()
                        .map(ofName -> line < -ofName.size() ? "" : ofName.get(ofName.size() + line))
                        .toList())
                .toList();
    }

    /** Each part has one column at least besides those that all have. */
    private List<Part> divided(List<List<String>> header, int[] widths) {
        List<Integer> filled = IntStream.range(0, columns.size())
                .filter(index -> widths[index] > 0)
                .boxed()
                .toList();
        List<Integer> common = new ArrayList<>();
        for (int index : filled) {
            if (columns.get(index).type().isNumber()) {
                break;
            }
            if (columns.get(index).isKey()) {
                common.add(index);
            }
            if (new Part(common, header, widths).width() > width / 2) {
                common.remove(common.size() - 1);
                break;
            }
        }
        List<Integer> others = new ArrayList<>(filled);
        others.removeAll(common);
        List<Part> parts = new ArrayList<>();
        Set<Integer> divided = new HashSet<>(common);
        List<Integer> part = new ArrayList<>(common);
        for (int index : others) {
            if (divided.contains(index)) {
                continue;
            }
            List<Integer> wider = withUnit(part, index, filled);
            if (part.size() > common.size() && new Part(wider, header, widths).width() > width) {
                parts.add(new Part(part, header, widths));
                wider = withUnit(common, index, filled);
            }
            part = wider;
            divided.addAll(part);
        }
        parts.add(new Part(part, header, widths));
        return parts;
    }

    /** A value means nothing without its currency. */
    private List<Integer> withUnit(List<Integer> part, int index, List<Integer> filled) {
        List<Integer> wider = new ArrayList<>(part);
        wider.add(index);
        filled.stream()
                .filter(unit ->
                        columns.get(index).isMeasuredIn(columns.get(unit).name()) && !wider.contains(unit))
                .forEach(wider::add);
        return wider;
    }

    private List<String> texts(List<Cell> row) {
        return IntStream.range(0, row.size())
                .mapToObj(index -> row.get(index).format(decimals[index]))
                .toList();
    }

    /** Some of the columns. */
    private final class Part {
        private final List<Integer> places;
        private final List<List<String>> header;
        private final Columns layout;

        /** @param widths of all columns without their names */
        Part(List<Integer> places, List<List<String>> header, int[] widths) {
            this.places = List.copyOf(places);
            this.header = header;
            this.layout = new Columns(
                    GAP,
                    places.stream()
                            .mapToInt(index -> {
                                int least = Math.max(1, widths[index]);
                                return columns.get(index).type().isNumber() ? least : -least;
                            })
                            .toArray());
            header.forEach(line -> layout.fit(own(line)));
        }

        int width() {
            return layout.width();
        }

        void write(List<List<String>> rows) throws IOException {
            for (List<String> line : header) {
                if (!String.join("", own(line)).isEmpty()) {
                    writeRow(line);
                }
            }
            for (List<String> row : rows) {
                writeRow(row);
            }
        }

        void writeRow(List<String> row) throws IOException {
            out.write(layout.line(own(row)));
            out.write('\n');
        }

        private List<String> own(List<String> row) {
            return places.stream().map(row::get).toList();
        }
    }
}
