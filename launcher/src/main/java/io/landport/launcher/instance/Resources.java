package io.landport.launcher.instance;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far; closes it in reverse order, all of it, whatever fails on the way. */
final class Resources implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes on the way out with a failure, which what fails now must not hide. */
    void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (IllegalStateException also) {
            failure.addSuppressed(also);
        }
    }

    /** @throws IllegalStateException with the first failure as its cause and the others suppressed */
    @Override
    public void close() {
        IllegalStateException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failure) { // AutoCloseable may throw any, and the others must be closed all the same
                if (first == null) {
                    first = new IllegalStateException("could not stop in order: " + failure.getMessage(), failure);
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
