package io.landport.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log of a running server below twice its maximum size, and what is written in one second. */
final class LogRotation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogRotation.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PostgresLog log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(LogRotation::thread);

    private LogRotation(PostgresLog log) {
        this.log = log;
    }

    static LogRotation of(PostgresLog log) {
        LogRotation rotation = new LogRotation(log);
        var unused = rotation.timer.scheduleWithFixedDelay(
                rotation::rotate, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return rotation;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void rotate() {
        try {
            log.rotate(PostgresLog.MAX_BYTES);
        } catch (IOException e) {
            LOG.warn("cannot rotate {}: {}", log.file(), e.toString());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "postgres-log");
        thread.setDaemon(true);
        return thread;
    }
}
