package io.landport.operations.stage;

import java.util.ArrayDeque;
import java.util.Deque;

/** Opened resources. Closes all of them in reverse order, also if one of them fails to close. */
public final class OpenResources implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Adds one that closes before those added earlier. */
    public <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes all after a failure, to which failures of closing are added as suppressed. */
    public void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    /** @throws IllegalStateException with the first failure as its cause and the others suppressed */
    @Override
    public void close() {
        IllegalStateException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) { // AutoCloseable may throw any exception, and the others must be closed
                if (first == null) {
                    first = new IllegalStateException("cannot close: " + e.getMessage(), e);
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
