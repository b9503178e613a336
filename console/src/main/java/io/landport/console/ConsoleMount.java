package io.landport.console;

import io.javalin.http.Context;
import io.landport.console.history.HistoryRecorder;
import io.landport.console.history.HistoryRoutes;
import io.landport.console.rejected.RejectionRoutes;
import io.landport.console.resend.ManyRoutes;
import io.landport.console.resend.ResendDesk;
import io.landport.console.resend.ResendRoutes;
import io.landport.console.view.Filter;
import io.landport.domain.access.Role;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.StaticFile;
import io.landport.http.StaticFolder;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import io.landport.query.history.HistoryArchive;
import io.landport.query.rejection.RejectionArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Serves the page at {@code /console}, its values at {@code /v1/console/stream} as server-sent events, the list of rejections, the history,
 * what sends corrected documents again, and the documentation at {@code /docs}. Each browser has a sender of its own, on a thread of its own.
 */
public final class ConsoleMount implements Mount, AutoCloseable {
    private static final int BROWSERS = 64;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Watcher watcher;
    private final ResendRoutes resend;
    private final ManyRoutes many;
    private final RejectionRoutes rejections;
    private final OperatorRoutes operators;
    private final RecordRoutes records;
    private final ExportRoutes exports;
    private final HistoryRoutes history;
    private final Semaphore free = new Semaphore(BROWSERS);
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "console-sender");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param live the generation that is live now; asked for again and again
     * @param desk takes what operators send again
     * @param archive of all rejections
     * @param recorded has the history, which this process adds to
     */
    public ConsoleMount(
            Supplier<ConsoleInput> live,
            ResendDesk desk,
            RejectionArchive archive,
            HistoryArchive recorded,
            Clock clock) {
        this.watcher = new Watcher(live, archive, new HistoryRecorder(recorded), clock);
        this.resend = new ResendRoutes(watcher::find, desk, clock);
        this.many = new ManyRoutes(watcher::uncorrected, archive::fates, desk, clock);
        this.rejections = new RejectionRoutes(archive);
        this.records = new RecordRoutes(live);
        this.exports = new ExportRoutes(live, clock);
        this.operators = new OperatorRoutes(desk, () -> live.get().pipeline().generation(), clock);
        this.history = new HistoryRoutes(recorded, clock);
    }

    /** Begins to read and to record, whether somebody opens the page or not. */
    public void start() {
        watcher.start();
    }

    @Override
    public List<Route> routes() {
        Route stream = Route.get("/v1/console/stream", Access.of(Role.OPERATOR), this::stream);
        return Stream.of(
                        List.of(stream),
                        rejections.all(),
                        resend.all(),
                        many.all(),
                        operators.all(),
                        records.all(),
                        exports.all(),
                        history.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<StaticFile> files() {
        return PageFiles.all();
    }

    @Override
    public List<StaticFolder> folders() {
        return new Documentation().folders();
    }

    @Override
    public String openApi() {
        return Resources.text(ConsoleMount.class, "openapi.json");
    }

    /** Ends the streams of all browsers. To be called before the server stops, which waits for them. */
    @Override
    public void close() {
        watcher.close();
        senders.shutdown();
    }

    private void stream(Context context) {
        Map<String, String> parameters = new LinkedHashMap<>();
        context.queryParamMap().forEach((name, values) -> parameters.put(name, String.join(",", values)));
        String limit = parameters.remove("limit");
        Subscriber subscriber =
                new Subscriber(ProblemException.requireValid(() -> Filter.of(parameters)), limit(limit));
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable("at most " + BROWSERS + " browsers are served at a time", RETRY);
        }
        context.contentType("text/event-stream; charset=utf-8")
                // A proxy in front must not collect events.
                .header("X-Accel-Buffering", "no");
        CompletableFuture<Void> ended = new CompletableFuture<>();
        context.future(() -> ended);
        senders.execute(() -> send(subscriber, context, ended));
    }

    private void send(Subscriber subscriber, Context context, CompletableFuture<Void> ended) {
        try {
            OutputStream out = context.res().getOutputStream();
            watcher.add(subscriber);
            subscriber.send(out);
        } catch (IOException e) {
            // The browser has closed the page, or has taken nothing for the idle time.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watcher.remove(subscriber);
            free.release();
            ended.complete(null);
        }
    }

    private static long limit(@org.jspecify.annotations.Nullable String text) {
        try {
            long limit = text == null ? Long.MAX_VALUE : Long.parseLong(text);
            if (limit < 1) {
                throw new NumberFormatException(text);
            }
            return limit;
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("limit must be a positive number but is " + text, e);
        }
    }
}
