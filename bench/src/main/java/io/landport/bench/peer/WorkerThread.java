package io.landport.bench.peer;

import java.util.concurrent.atomic.AtomicBoolean;

/** A loop on a thread of its own until it is closed. What it throws is a bug or a refusal, and ends the process. */
final class PeerWork implements AutoCloseable {
    private final AtomicBoolean isWanted = new AtomicBoolean(true);
    private final Thread thread;

    private PeerWork(Loop loop) {
        thread = new Thread(() -> run(loop), "work");
    }

    /** What is done again and again. */
    interface Loop extends AutoCloseable {
        /** One turn; returns false once nothing is left to do. */
        boolean turn();

        @Override
        void close();
    }

    static PeerWork start(Loop loop) {
        PeerWork work = new PeerWork(loop);
        work.thread.start();
        return work;
    }

    @Override
    public void close() {
        isWanted.set(false);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Loop loop) {
        try (loop) {
            boolean goesOn = true;
            while (goesOn && isWanted.get()) {
                goesOn = loop.turn();
            }
        } catch (RuntimeException | Error failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
