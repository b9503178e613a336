package io.landport.http.request;

import io.javalin.http.Context;
import io.landport.http.limit.BodyLimits;
import io.landport.http.limit.BoundedBody;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The body of a request, decompressed, within the limits of its route. Nothing is held but what a reader asks for, so a body may be
 * endless. Reading throws {@link ProblemException} where the body exceeds a limit, stops arriving, or is damaged; a handler lets it pass,
 * and the client gets the error.
 */
public final class RequestBody {
    /** Documents are compressed to a tenth or less; what is made to be large, to a thousandth. */
    private static final long MAX_RATIO = 100;

    /** A small body may be compressed better. */
    private static final long FREE_OF_RATIO = 1L << 20;

    /** How much of a compressed body is read before it is decompressed. */
    private static final int AHEAD = 64 * 1024;

    private static final String ATTRIBUTE = RequestBody.class.getName();

    private final BodyLimits limits;
    private final long began;

    private RequestBody(BodyLimits limits, long began) {
        this.limits = limits;
        this.began = began;
    }

    /** The body of the request that a handler serves. Call it once. */
    public static InputStream of(Context context) {
        RequestBody declared = context.attribute(ATTRIBUTE);
        if (declared == null) {
            throw new IllegalStateException("a body is read outside of a route");
        }
        return declared.open(context);
    }

    /**
     * Whether the server is stopping. The handler of an endless body then answers what it has read and returns; otherwise its connection is
     * closed when the stop time is over, or as soon as nothing has arrived for a second.
     */
    public static boolean mustEnd(Context context) {
        return RequestScope.of(context).isStopping().getAsBoolean();
    }

    /** @throws ProblemException if the declared length exceeds the limit, before any of it is read */
    public static void declare(Context context, BodyLimits limits) {
        if (context.req().getContentLengthLong() > limits.bytes()) {
            throw BoundedBody.tooLarge(ProblemTypes.BODY_TOO_LARGE, limits.bytes());
        }
        context.attribute(ATTRIBUTE, new RequestBody(limits, System.nanoTime()));
    }

    private InputStream open(Context context) {
        try {
            RequestPace pace = RequestPace.of(context);
            boolean isGzip = isGzip(context);
            BoundedBody received = new BoundedBody(
                    context.req().getInputStream(),
                    limits::bytes,
                    ProblemTypes.BODY_TOO_LARGE,
                    limits.time(),
                    began,
                    count -> note(count, isGzip, pace));
            return isGzip ? decompress(received, pace) : received;
        } catch (IOException e) {
            throw BoundedBody.unreadable(e);
        }
    }

    /** Compressed bytes cost nothing themselves. */
    private static void note(int count, boolean isGzip, RequestPace pace) {
        if (count < 0) {
            pace.bodyHasArrived();
        } else if (!isGzip) {
            pace.takeBytes(count);
        }
    }

    private InputStream decompress(BoundedBody received, RequestPace pace) throws IOException {
        return new BoundedBody(
                GzipCompressorInputStream.builder()
                        .setInputStream(aheadOf(received))
                        .setDecompressConcatenated(true)
                        .get(),
                () -> Math.min(limits.decompressedBytes(), Math.max(FREE_OF_RATIO, MAX_RATIO * received.bytes())),
                ProblemTypes.DECOMPRESSED_TOO_LARGE,
                limits.time(),
                began,
                pace::takeBytes);
    }

    /**
     * Has the beginning of a body that is no stream at hand: a small compressed body has arrived before most of what it holds is read, so
     * it shows early if its client has gone.
     */
    private InputStream aheadOf(BoundedBody received) throws IOException {
        return limits.bytes() == BodyLimits.UNLIMITED
                ? received
                : new SequenceInputStream(new ByteArrayInputStream(received.readNBytes(AHEAD)), received);
    }

    private static boolean isGzip(Context context) {
        String encoding = Optional.ofNullable(context.header("Content-Encoding"))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("identity");
        return switch (encoding) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new ProblemException(Problem.of(
                        ProblemTypes.UNSUPPORTED_ENCODING, "the body has a content encoding other than gzip"));
        };
    }
}
