package io.landport.http.request;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client does not take its response in time. The idle time of the connection does not do that: each byte that a
 * slow client takes begins it again.
 */
public final class ResponseDeadline implements AutoCloseable {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "response-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Future<?> expiry;

    private ResponseDeadline(Future<?> expiry) {
        this.expiry = expiry;
    }

    /** Starts the time that the rest of a response may take. */
    public static ResponseDeadline start(Context context, Duration time) {
        RequestScope scope = RequestScope.of(context);
        return new ResponseDeadline(TIMER.schedule(scope.abort(), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The response is complete. */
    @Override
    public void close() {
        expiry.cancel(false);
    }
}
