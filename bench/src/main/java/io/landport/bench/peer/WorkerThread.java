package io.landport.bench.peer;

import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a loop on a thread until it ends or is closed. An exception ends the process. */
final class WorkerThread implements AutoCloseable {
    private final AtomicBoolean isRunning = new AtomicBoolean(true);
    private final Thread thread;

    private WorkerThread(Loop loop) {
        thread = new Thread(() -> run(loop), "work");
    }

    /** The body of a loop. */
    interface Loop extends AutoCloseable {
        /** Runs once; returns false when nothing is left to do. */
        boolean runOnce();

        @Override
        void close();
    }

    static WorkerThread start(Loop loop) {
        WorkerThread worker = new WorkerThread(loop);
        worker.thread.start();
        return worker;
    }

    @Override
    public void close() {
        isRunning.set(false);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Loop loop) {
        try (loop) {
            boolean hasMore = true;
            while (hasMore && isRunning.get()) {
                hasMore = loop.runOnce();
            }
        } catch (RuntimeException | Error failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
