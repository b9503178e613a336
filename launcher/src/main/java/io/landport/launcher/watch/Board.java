package io.landport.launcher.watch;

import io.landport.terminal.Table;
import java.time.Instant;

/** The latest values of a topic as a table. */
public interface Board<V> {

    /** Takes a published value, which replaces the previous value of its key. */
    void take(V value);

    /** The same, for boards that show when something was published. */
    default void take(V value, Instant published) {
        take(value);
    }

    /** What it has now; rows are marked that have changed since {@link #shown}. */
    Table table();

    /** Notes that the table has been shown. */
    void shown();
}
