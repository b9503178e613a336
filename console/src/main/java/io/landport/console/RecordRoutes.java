package io.landport.console;

import io.javalin.http.Context;
import io.landport.console.view.PipelineView;
import io.landport.domain.access.Role;
import io.landport.http.Route;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import io.landport.kafka.tail.StartAt;
import io.landport.kafka.tail.Tail;
import io.landport.monitor.ObservedPipeline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** Serves {@code GET /v1/console/records}: records of a topic as {@code landport tail} prints them, originals masked. */
final class RecordRoutes {
    private static final int RECORDS = 50;
    private static final int AT_A_TIME = 2;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Supplier<ConsoleInput> live;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    /** @param live the generation that is live now */
    RecordRoutes(Supplier<ConsoleInput> live) {
        this.live = live;
    }

    List<Route> all() {
        return List.of(Route.get("/v1/console/records", Access.of(Role.OPERATOR), this::records));
    }

    private void records(Context context) {
        ObservedPipeline pipeline = live.get().pipeline();
        String topic = Optional.ofNullable(context.queryParam("topic")).orElse("");
        if (!PipelineView.browsable(pipeline.topics()).contains(topic)) {
            throw ProblemException.notFound("no such topic, or none that can be browsed");
        }
        StartAt from = from(context);
        Optional<String> key = Optional.ofNullable(context.queryParam("key")).filter(text -> !text.isEmpty());
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable("at most " + AT_A_TIME + " topics are read at a time", RETRY);
        }
        try {
            context.contentType("application/json").result(read(pipeline, topic, from, key));
        } catch (KafkaException e) {
            throw ProblemException.unavailable(topic + " cannot be read: " + e.getMessage(), RETRY, e);
        } finally {
            free.release();
        }
    }

    private static String read(ObservedPipeline pipeline, String topic, StartAt from, Optional<String> key) {
        boolean holdsOriginals = topic.equals(pipeline.topics().deadLetters().name());
        long deadline = System.nanoTime() + LONGEST.toNanos();
        StringWriter lines = new StringWriter();
        new Tail(pipeline.client(), topic, pipeline.wire().json(), holdsOriginals, false)
                .print(from, key, false, RECORDS, new PrintWriter(lines), () -> System.nanoTime() - deadline > 0);
        boolean isCut = System.nanoTime() - deadline > 0;
        return lines.toString()
                .lines()
                .collect(Collectors.joining(",", "{\"records\":[", "],\"isCut\":" + isCut + '}'));
    }

    private static StartAt from(Context context) {
        String text = Optional.ofNullable(context.queryParam("from")).orElse("");
        try {
            return text.isEmpty() ? new StartAt.Latest(RECORDS) : StartAt.of(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("from " + e.getMessage(), e);
        }
    }
}
