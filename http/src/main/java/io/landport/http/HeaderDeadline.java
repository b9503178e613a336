package io.landport.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose client sends the headers of a request too slowly. The idle time of a connection does not do that: each byte
 * begins it again, so that a client with many connections could keep all others out. While most connections are taken, those that serve no
 * request are closed much sooner, so that others get in within seconds.
 */
final class HeaderDeadline extends AbstractLifeCycle implements Connection.Listener {
    private static final int LOOKS_IN_TIME = 16;
    private static final int LOOKS_WHILE_CROWDED = 2;

    private final Duration time;
    private final int crowd;
    private final Scheduler scheduler;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();

    /**
     * @param time from the first bytes of a request to the end of its headers, at most; a sixteenth of it passes unnoticed
     * @param capacity how many connections there may be; three quarters of them are most
     * @param scheduler runs while this does
     */
    HeaderDeadline(Duration time, int capacity, Scheduler scheduler) {
        this.time = time;
        this.crowd = capacity * 3 / 4;
        this.scheduler = scheduler;
    }

    /**
     * How far a connection is.
     *
     * @param requests whose headers have arrived
     * @param bytes received in all
     * @param waiting for how many looks no request has been served
     * @param arriving for how many looks headers have been arriving
     */
    private record Progress(long requests, long bytes, int waiting, int arriving) {
        Progress next(Connection connection) {
            long read = connection.getMessagesIn();
            long received = connection.getBytesIn();
            boolean isServing = read != connection.getMessagesOut();
            if (isServing || read != requests) {
                return new Progress(read, received, 0, 0);
            }
            return new Progress(read, received, waiting + 1, received != bytes || arriving > 0 ? arriving + 1 : 0);
        }

        boolean isTooSlow(boolean isCrowded) {
            return arriving > LOOKS_IN_TIME || (isCrowded && waiting > LOOKS_WHILE_CROWDED);
        }
    }

    @Override
    public void onOpened(Connection connection) {
        // A layer below HTTP counts no messages.
        if (connection.getMessagesIn() >= 0) {
            connections.put(connection, new Progress(0, 0, 0, 0));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() {
        schedule();
    }

    private void schedule() {
        @Nullable
        Object unused = scheduler.schedule(this::look, time.toMillis() / LOOKS_IN_TIME, TimeUnit.MILLISECONDS);
    }

    private void look() {
        boolean isCrowded = connections.size() > crowd;
        for (Connection connection : connections.keySet()) {
            Progress progress = connections.computeIfPresent(connection, (known, before) -> before.next(known));
            if (progress != null && progress.isTooSlow(isCrowded)) {
                connection.getEndPoint().close();
            }
        }
        if (isRunning()) {
            schedule();
        }
    }
}
