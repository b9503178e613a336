package io.landport.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What of several views is on the screen, and how keys change it: which view, and of each view the column by which it is sorted, the filter
 * and the first row. Has neither clock nor terminal. For one thread.
 */
public final class TableBrowser {
    private static final String KEYS = "1-%d view  s sort  r reverse  / filter  arrows scroll  q quit";
    private static final int FIXED_LINES = 3;

    private final List<String> views;
    private final List<State> states = new ArrayList<>();
    private Size size = new Size(1, 1);
    private int view;
    private boolean isTyping;
    private boolean isOver;

    /** @param views their names */
    public TableBrowser(List<String> views) {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("there is no view to show");
        }
        this.views = List.copyOf(views);
        views.forEach(name -> states.add(new State()));
    }

    private static final class State {
        private Optional<Ordering> ordering = Optional.empty();
        private String filter = "";
        private int first;
        private int columns;
    }

    /** Shows a view as options say. */
    public void open(int shown, Optional<Ordering> ordering, String filter) {
        view = shown;
        state().ordering = ordering;
        state().filter = filter;
    }

    public int view() {
        return view;
    }

    /** Whether the last key was to quit. */
    public boolean isOver() {
        return isOver;
    }

    public void resize(Size changed) {
        size = changed;
    }

    public void press(Keystroke key) {
        if (isTyping) {
            type(key);
            return;
        }
        switch (key.kind()) {
            case UP -> scroll(-1);
            case DOWN -> scroll(1);
            case PAGE_UP -> scroll(-size.rows());
            case PAGE_DOWN -> scroll(size.rows());
            case TAB -> view = (view + 1) % views.size();
            case ESCAPE -> setFilter("");
            case CHARACTER -> command(key.character());
            default -> {}
        }
    }

    /** The lines of the screen, as many as it has rows and none wider than it. */
    public List<ScreenLine> lines(Table whole) {
        State state = state();
        state.columns = whole.columns().size();
        Table table = state.filter.isEmpty() ? whole : whole.filtered(state.filter);
        if (state.ordering.isPresent()) {
            table = table.ordered(state.ordering.get());
        }
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(ScreenLine.of(title(whole, table)));
        table.heading().forEach(line -> lines.add(ScreenLine.of(line)));
        int room =
                Math.max(0, size.rows() - table.heading().size() - table.notes().size() - FIXED_LINES);
        state.first = Math.max(0, Math.min(state.first, table.rows().size() - room));
        List<Table.Row> shown =
                table.rows().stream().skip(state.first).limit(room).toList();
        List<String> aligned = Table.aligned(names(table.columns()), shown, size.columns() - 1);
        lines.add(new ScreenLine(TextWidth.padded(aligned.get(0), size.columns(), false), true));
        aligned.stream().skip(1).forEach(line -> lines.add(ScreenLine.of(line)));
        table.notes().forEach(line -> lines.add(ScreenLine.of(line)));
        return fit(lines);
    }

    private void command(int character) {
        int chosen = character - '1';
        if (chosen >= 0 && chosen < views.size()) {
            view = chosen;
            return;
        }
        switch (character) {
            case 'q' -> isOver = true;
            case 's' -> sortByNext();
            case 'r' ->
                state().ordering = state().ordering.map(known -> new Ordering(known.column(), !known.isReversed()));
            case '/' -> isTyping = true;
            default -> {}
        }
    }

    /** After the last column the order is that of the board. */
    private void sortByNext() {
        int next = state().ordering.map(Ordering::column).orElse(-1) + 1;
        state().ordering = next < state().columns ? Optional.of(new Ordering(next, false)) : Optional.empty();
    }

    private void type(Keystroke key) {
        String filter = state().filter;
        switch (key.kind()) {
            case ENTER -> isTyping = false;
            case ESCAPE -> {
                isTyping = false;
                setFilter("");
            }
            case BACKSPACE -> {
                if (!filter.isEmpty()) {
                    setFilter(filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
                }
            }
            case CHARACTER -> setFilter(filter + Character.toString(key.character()));
            default -> {}
        }
    }

    private void setFilter(String filter) {
        state().filter = filter;
        state().first = 0;
    }

    private void scroll(int rows) {
        state().first = Math.max(0, state().first + rows);
    }

    private State state() {
        return states.get(view);
    }

    private String title(Table whole, Table shown) {
        StringBuilder title = new StringBuilder();
        IntStream.range(0, views.size())
                .forEach(number -> title.append(
                        (number == view ? "[%d %s] " : " %d %s  ").formatted(number + 1, views.get(number))));
        if (!state().filter.isEmpty()) {
            title.append("%,d of %,d rows with '%s'"
                    .formatted(shown.rows().size(), whole.rows().size(), state().filter));
        }
        return title.toString();
    }

    /** With a mark at the column by which it is sorted. */
    private List<String> names(List<String> columns) {
        List<String> names = new ArrayList<>(columns);
        state().ordering
                .filter(ordering -> ordering.column() < names.size())
                .ifPresent(ordering -> names.set(
                        ordering.column(), names.get(ordering.column()) + (ordering.isReversed() ? " ^" : " v")));
        return names;
    }

    private List<ScreenLine> fit(List<ScreenLine> lines) {
        List<ScreenLine> screen = new ArrayList<>(lines.subList(0, Math.min(lines.size(), size.rows() - 1)));
        while (screen.size() < size.rows() - 1) {
            screen.add(ScreenLine.of(""));
        }
        screen.add(ScreenLine.of(
                isTyping
                        ? "filter: " + state().filter + "_   Enter keeps it, Esc removes it"
                        : KEYS.formatted(views.size())));
        // A line as wide as the terminal would move the cursor to the next one on some.
        return screen.stream()
                .map(line -> new ScreenLine(
                        TextWidth.clipped(PrintableText.of(line.text()), Math.max(1, size.columns() - 1)),
                        line.isInverse()))
                .toList();
    }
}
