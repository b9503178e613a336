package io.landport.launcher.watch;

import io.landport.terminal.Table;
import java.time.Duration;

/** One view: what it shows now. For one thread. */
public interface WatchView extends AutoCloseable {

    /** Takes what has arrived; waits for something at most so long. */
    void advance(Duration atMost);

    /** Whether it has read what there was when it was opened, or knows why it cannot. */
    boolean isRead();

    /** What it has now. */
    Table table();

    /** Notes that the table has been shown. */
    void shown();

    @Override
    void close();
}
