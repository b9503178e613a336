package io.landport.http.request;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices while a request without a body is served that there is no reason to continue: its client has closed the connection, its time is
 * over, or the server is stopping. The server itself notices a lost client only when it writes the response, which is too late to save
 * the work.
 */
public final class RequestWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "request-watch");
        thread.setDaemon(true);
        return thread;
    });

    /** Why a request should end. */
    public enum Reason {
        CLIENT_GONE,
        LATE,
        STOPPING
    }

    private final Context context;
    private final RequestScope scope;
    private final long deadline;
    private final Runnable whenOver;
    private final Future<?> looking;
    private @Nullable Reason reason;
    private boolean isClosed;
    private boolean hasTaken;

    private RequestWatch(Context context, Duration time, Runnable whenOver) {
        this.context = context;
        this.scope = RequestScope.of(context);
        this.deadline = System.nanoTime() + time.toNanos();
        this.whenOver = whenOver;
        long period = Math.min(PERIOD_MILLIS, Math.max(1, time.toMillis()));
        this.looking = TIMER.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to watch. The handler closes the watch before it writes the response.
     *
     * @param whenOver is called once at most, by another thread
     */
    public static RequestWatch start(Context context, Duration time, Runnable whenOver) {
        return new RequestWatch(context, time, whenOver);
    }

    /** Why the request should end; empty if it need not. */
    public synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** After this, nothing is called any more. */
    @Override
    public synchronized void close() {
        isClosed = true;
        looking.cancel(false);
        if (hasTaken) {
            context.header("Connection", "close");
        }
    }

    private synchronized void look() {
        if (isClosed || reason != null) {
            return;
        }
        reason = findReason();
        if (reason != null) {
            whenOver.run();
        }
    }

    private @Nullable Reason findReason() {
        ClientState state = hasTaken ? ClientState.SENDING : scope.client().get();
        hasTaken = state == ClientState.SENDING;
        if (state == ClientState.GONE) {
            return Reason.CLIENT_GONE;
        }
        if (scope.isStopping().getAsBoolean()) {
            return Reason.STOPPING;
        }
        return System.nanoTime() > deadline ? Reason.LATE : null;
    }
}
