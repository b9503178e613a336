package io.landport.http.limit;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A stream that ends with a problem where it exceeds its size or its time. Time is checked when bytes arrive. */
public final class BoundedBody extends FilterInputStream {
    private final LongSupplier maxBytes;
    private final ProblemType excess;
    private final Duration maxTime;
    private final long began;
    private final IntConsumer meter;
    private long bytes;

    /**
     * @param maxBytes may grow while the stream is read
     * @param excess the problem of a stream that is longer
     * @param began by {@link System#nanoTime}
     * @param meter receives how many bytes each reading brought, -1 at the end
     */
    public BoundedBody(
            InputStream in,
            LongSupplier maxBytes,
            ProblemType excess,
            Duration maxTime,
            long began,
            IntConsumer meter) {
        super(in);
        this.maxBytes = maxBytes;
        this.excess = excess;
        this.maxTime = maxTime;
        this.began = began;
        this.meter = meter;
    }

    /** How many bytes have been read. */
    public long bytes() {
        return bytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = receive(target, offset, length);
        meter.accept(count);
        bytes += Math.max(0, count);
        long limit = maxBytes.getAsLong();
        if (bytes > limit) {
            throw tooLarge(excess, limit);
        }
        if (System.nanoTime() - began > nanos(maxTime)) {
            throw late(maxTime);
        }
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int receive(byte[] target, int offset, int length) {
        try {
            return in.read(target, offset, length);
        } catch (IOException e) {
            throw isTimeout(e) ? stalled(e) : unreadable(e);
        }
    }

    public static ProblemException tooLarge(ProblemType type, long limit) {
        return new ProblemException(
                Problem.of(type, "the limit is " + limit + " bytes").with("limit", limit));
    }

    public static ProblemException unreadable(IOException cause) {
        return new ProblemException(
                Problem.of(ProblemTypes.MALFORMED_BODY, "the body is cut off or not a gzip stream"), cause);
    }

    private static ProblemException late(Duration limit) {
        return new ProblemException(
                Problem.of(ProblemTypes.TIMEOUT, "the limit of a request is " + limit.toMillis() + " ms"));
    }

    private static ProblemException stalled(IOException cause) {
        return new ProblemException(
                Problem.of(ProblemTypes.TIMEOUT, "nothing arrived within the idle time of a connection"), cause);
    }

    private static boolean isTimeout(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Saturates instead of overflowing. */
    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
    }
}
