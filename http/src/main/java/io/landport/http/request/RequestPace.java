package io.landport.http.request;

import io.javalin.http.Context;
import io.landport.http.limit.CallerRates;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.token.Caller;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Slows the reading of a body down to the rates of its caller, whose requests share them, and ends it when there is no reason to continue.
 * The client notices that its connection takes less.
 */
public final class RequestPace {
    /** How many documents a rejected one counts as: it is kept, shown and looked at, and a source that sends only such is slowed down. */
    public static final int COST_OF_REJECTION = 100;

    private static final String ATTRIBUTE = RequestPace.class.getName();
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Context context;
    private final Caller caller;
    private final CallerRates rates;
    private final Duration time;
    private final long began = System.nanoTime();
    private long looked = began;
    private boolean mayLook;

    private RequestPace(Context context, CallerRates rates, Duration time) {
        this.context = context;
        this.caller = Caller.of(context);
        this.rates = rates;
        this.time = time;
    }

    /** @param time from now to the end of the body */
    public static void begin(Context context, CallerRates rates, Duration time) {
        context.attribute(ATTRIBUTE, new RequestPace(context, rates, time));
    }

    /** The pace of the request that a handler serves. */
    public static RequestPace of(Context context) {
        return Objects.requireNonNull(context.attribute(ATTRIBUTE), "a request without pace");
    }

    /** A document was read. By any thread. */
    public void take(boolean isAccepted) {
        rates.documents().take(caller, isAccepted ? 1 : COST_OF_REJECTION);
    }

    /**
     * Waits while the caller has used more than its rates. By the thread of the handler.
     *
     * @throws ProblemException if the time of the body is over; or, while it waits, if the client has closed the connection or its half of
     * it,
     *     which shows only after the whole body has arrived
     */
    public void await() throws InterruptedException {
        requireTime();
        for (Duration wait = debt(); !wait.isZero() && !RequestBody.mustEnd(context); wait = debt()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(LOOK_NANOS, wait.toNanos()));
            requireTime();
            requireClient();
        }
    }

    /** Decompressed bytes were read. */
    void takeBytes(int count) {
        rates.bytes().take(caller, Math.max(0, count));
    }

    /** The whole body has arrived: the connection may be looked at. */
    void bodyHasArrived() {
        mayLook = true;
    }

    private Duration debt() {
        Duration documents = rates.documents().take(caller, 0);
        Duration bytes = rates.bytes().take(caller, 0);
        return documents.compareTo(bytes) > 0 ? documents : bytes;
    }

    private void requireTime() {
        if (Duration.ofNanos(System.nanoTime() - began).compareTo(time) > 0) {
            throw over("the limit of a request is " + time.toMillis() + " ms");
        }
    }

    private void requireClient() {
        long now = System.nanoTime();
        if (!mayLook || now - looked < LOOK_NANOS) {
            return;
        }
        looked = now;
        ClientState state = RequestScope.of(context).client().get();
        if (state == ClientState.GONE) {
            throw over("the client has closed the connection");
        }
        if (state == ClientState.SENDING) {
            context.header("Connection", "close");
            mayLook = false;
        }
    }

    private static ProblemException over(String why) {
        return new ProblemException(Problem.of(ProblemTypes.TIMEOUT, why));
    }
}
