package io.landport.bench.peer;

import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a task repeatedly on a thread until it is closed. An exception ends the process. */
final class WorkerThread implements AutoCloseable {
    private final AtomicBoolean isRunning = new AtomicBoolean(true);
    private final Thread thread;

    private WorkerThread(Task task) {
        thread = new Thread(() -> run(task), "work");
    }

    /** A task that is run repeatedly. */
    interface Task extends AutoCloseable {
        /** Runs once; returns false when nothing is left to do. */
        boolean runOnce();

        @Override
        void close();
    }

    static WorkerThread start(Task task) {
        WorkerThread worker = new WorkerThread(task);
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

    private void run(Task task) {
        try (task) {
            boolean hasMore = true;
            while (hasMore && isRunning.get()) {
                hasMore = task.runOnce();
            }
        } catch (RuntimeException | Error failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
