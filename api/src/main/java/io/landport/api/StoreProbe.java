package io.landport.api;

import io.landport.http.health.Health;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store can be read. A thread reads it every second, with one connection, so that a request for the readiness neither waits nor
 * opens a connection.
 */
public final class StoreProbe implements Health, AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Without a response for this time the store is not readable, whatever it said before. */
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private static final List<String> AWAY = List.of("the store cannot be read");
    private static final List<String> REFUSED = List.of("the store refuses the login of its readers");

    private final Supplier<StoreReader> opener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "store-probe");
        created.setDaemon(true);
        return created;
    });
    private @Nullable StoreReader reader;
    private volatile List<String> problems = AWAY;
    private volatile long read = System.nanoTime();

    /** A probe that reads on request. */
    StoreProbe(Supplier<StoreReader> opener) {
        this.opener = opener;
    }

    /** @param opener opens the store with a short timeout */
    public static StoreProbe start(Supplier<StoreReader> opener) {
        StoreProbe probe = new StoreProbe(opener);
        Future<?> unused =
                probe.thread.scheduleWithFixedDelay(probe::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return probe;
    }

    @Override
    public List<String> reasonsNotReady() {
        return System.nanoTime() - read < SILENCE.toNanos() ? problems : AWAY;
    }

    @Override
    public void close() {
        thread.execute(this::drop);
        thread.shutdown();
    }

    void look() {
        try {
            StoreReader open = reader == null ? opener.get() : reader;
            reader = open;
            open.check();
            problems = List.of();
        } catch (QueryException e) {
            problems = e.kind() == QueryException.Cause.LOGIN ? REFUSED : AWAY;
            drop();
        }
        read = System.nanoTime();
    }

    private void drop() {
        StoreReader broken = reader;
        reader = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (QueryException e) {
                // The connection was lost.
            }
        }
    }
}
