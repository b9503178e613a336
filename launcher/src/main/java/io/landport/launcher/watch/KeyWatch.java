package io.landport.launcher.watch;

import io.landport.terminal.KeyTerminal;
import io.landport.terminal.Keystroke;
import io.landport.terminal.TableBrowser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows views on a terminal on which keys are pressed: again every second, and after each key. A view is opened when it is first shown. */
public final class KeyWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FRAME = Duration.ofSeconds(1);

    private final List<Supplier<WatchView>> views;
    private final TableBrowser browser;
    private final Map<Integer, WatchView> opened = new HashMap<>();

    /** @param views as many as the browser has */
    public KeyWatch(List<Supplier<WatchView>> views, TableBrowser browser) {
        this.views = List.copyOf(views);
        this.browser = browser;
    }

    /** Shows views until a person quits, it is over, or the time is up. */
    public void run(KeyTerminal terminal, BooleanSupplier isOver, Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        long framed = start - FRAME.toNanos();
        while (!browser.isOver() && !isOver.getAsBoolean() && System.nanoTime() - start < atMost.toNanos()) {
            if (System.nanoTime() - framed >= FRAME.toNanos()) {
                framed = System.nanoTime();
                if (terminal.isGone()) {
                    return;
                }
                browser.resize(terminal.size());
                terminal.show(browser.lines(view().table()));
                view().shown();
            } else if (takeKeys(terminal)) {
                terminal.show(browser.lines(view().table()));
            }
            view().advance(POLL);
        }
    }

    @Override
    public void close() {
        opened.values().forEach(WatchView::close);
    }

    private boolean takeKeys(KeyTerminal terminal) throws InterruptedException {
        boolean isAny = false;
        for (Optional<Keystroke> key = terminal.key(0); key.isPresent(); key = terminal.key(0)) {
            key.ifPresent(browser::press);
            isAny = true;
        }
        return isAny;
    }

    private WatchView view() {
        return opened.computeIfAbsent(browser.view(), view -> views.get(view).get());
    }
}
