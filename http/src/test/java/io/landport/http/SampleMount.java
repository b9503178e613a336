package io.landport.http;

import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.http.limit.BodyLimits;
import io.landport.http.request.RequestBody;
import io.landport.http.request.RequestScope;
import io.landport.http.token.Access;
import io.landport.http.token.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Routes for tests: one of each kind that modules mount. */
public final class SampleMount implements Mount {
    static final BodyLimits SMALL = new BodyLimits(1_000, 5_000, Duration.ofSeconds(2));

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile BooleanSupplier isStopping = () -> false;

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/open", Access.OPEN, context -> context.result("open")),
                Route.get(
                        "/figures/{month}",
                        Access.of(Role.ANALYST, Role.OPERATOR),
                        context -> context.result("1.0000")),
                Route.get("/bug", Access.of(Role.ANALYST), context -> {
                    throw new IllegalStateException("a bug");
                }),
                Route.get("/half", Access.of(Role.ANALYST), SampleMount::writeHalf),
                Route.get("/held", Access.of(Role.ANALYST), this::hold),
                Route.get(
                        "/source/{source}",
                        Access.of(Role.FEED),
                        context -> context.result(
                                Boolean.toString(Caller.of(context).mayPublish(context.pathParam("source"))))),
                Route.post("/documents", Access.of(Role.FEED), SMALL, SampleMount::count),
                Route.post("/stream", Access.of(Role.FEED), BodyLimits.STREAM, this::echo));
    }

    @Override
    public String openApi() {
        return """
                {"paths": {"/figures/{month}": {"get": {"parameters": [{"name": "q", "in": "query"}]}}}}""";
    }

    /** Waits until a request to {@code /held} is being served. */
    public void awaitHeld() throws InterruptedException {
        entered.await();
    }

    /** Waits until the server has begun to stop, once a request to {@code /held} or {@code /stream} is being served. */
    public void awaitStopping() {
        while (!isStopping.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** Lets the requests to {@code /held} end. */
    public void release() {
        released.countDown();
    }

    private void hold(Context context) throws InterruptedException {
        isStopping = RequestScope.of(context).isStopping();
        entered.countDown();
        released.await();
        context.result("released");
    }

    private static void count(Context context) throws IOException {
        long count = 0;
        byte[] buffer = new byte[512];
        try (InputStream body = RequestBody.of(context)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                count += read;
            }
        }
        context.status(202).result(Long.toString(count));
    }

    /** Answers each line as soon as it has arrived, until the server stops. */
    private void echo(Context context) throws IOException {
        isStopping = RequestScope.of(context).isStopping();
        OutputStream out = context.res().getOutputStream();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(RequestBody.of(context), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean isLast = RequestBody.mustEnd(context);
            out.write(("got " + line + (isLast ? ", stopping\n" : "\n")).getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (isLast) {
                return;
            }
        }
    }

    private static void writeHalf(Context context) throws IOException {
        context.res().getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
        context.res().flushBuffer();
        throw new IllegalStateException("a bug after the response has begun");
    }
}
