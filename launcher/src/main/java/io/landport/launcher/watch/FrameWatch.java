package io.landport.launcher.watch;

import io.landport.terminal.Ordering;
import io.landport.terminal.Screen;
import io.landport.terminal.Table;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows a view without keys: every second on a terminal, otherwise as plain lines, once it has been read and then every 5 s. */
public final class FrameWatch {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FRAME = Duration.ofSeconds(1);
    private static final Duration PRINTED_FRAME = Duration.ofSeconds(5);

    private final WatchView view;
    private final Screen screen;
    private final Choice choice;
    private final Supplier<String> heading;
    private final int width = Screen.columns().orElse(Integer.MAX_VALUE);

    /** @param heading text above the table */
    public FrameWatch(WatchView view, Screen screen, Choice choice, Supplier<String> heading) {
        this.view = view;
        this.screen = screen;
        this.choice = choice;
        this.heading = heading;
    }

    /**
     * What of a table is shown.
     *
     * @param ordering empty for that of the board
     * @param filter empty for all rows
     * @param rows at most
     */
    public record Choice(Optional<Ordering> ordering, String filter, int rows) {
        String text(Table table, int width) {
            Table filtered = filter.isEmpty() ? table : table.filtered(filter);
            return ordering.map(filtered::ordered).orElse(filtered).text(rows, width);
        }
    }

    /** Shows the view until it is over or the time is up. */
    public void run(BooleanSupplier isOver, Duration atMost) {
        long start = System.nanoTime();
        long every = (screen.isTerminal() ? FRAME : PRINTED_FRAME).toNanos();
        long shown = start;
        boolean wasRead = false;
        while (!isOver.getAsBoolean() && System.nanoTime() - start < atMost.toNanos()) {
            view.advance(POLL);
            if (System.nanoTime() - shown >= every || (!wasRead && view.isRead())) {
                shown = System.nanoTime();
                wasRead = view.isRead();
                show();
            }
        }
        show();
    }

    private void show() {
        screen.show(heading.get() + choice.text(view.table(), width));
        view.shown();
    }
}
