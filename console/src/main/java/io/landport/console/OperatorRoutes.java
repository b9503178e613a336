package io.landport.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.landport.console.resend.Operator;
import io.landport.console.resend.ResendDesk;
import io.landport.domain.access.Role;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import io.landport.monitor.Alarm;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** Serves what operators do beside corrections: they acknowledge alarms, and pause and resume sources. Each action is recorded first. */
final class OperatorRoutes {
    private static final int LONGEST_NOTE = 500;
    private static final int RECORDED = 201;
    private static final BodyLimits BODY = new BodyLimits(8 * 1024, 8 * 1024, Duration.ofSeconds(30));
    private static final Pattern SOURCE = Pattern.compile("[^\\s\\p{Cntrl}]{1,100}");

    private final ResendDesk desk;
    private final IntSupplier generation;
    private final Clock clock;

    /** @param generation that is live now */
    OperatorRoutes(ResendDesk desk, IntSupplier generation, Clock clock) {
        this.desk = desk;
        this.generation = generation;
        this.clock = clock;
    }

    List<Route> all() {
        Access operators = Access.of(Role.OPERATOR);
        return List.of(
                Route.post("/v1/console/acknowledge", operators, BODY, this::acknowledge),
                Route.post("/v1/console/pause", operators, BODY, this::pause),
                Route.post("/v1/console/resume", operators, BODY, this::resume));
    }

    private void acknowledge(Context context) throws IOException {
        JsonNode body = JsonBody.of(context);
        String alarm = body.path("alarm").asText();
        if (Arrays.stream(Alarm.values())
                .noneMatch(known -> known.isOnPage() && known.alertName().equals(alarm))) {
            throw ProblemException.badRequest("alarm must be one that the page evaluates");
        }
        record(context, ActionKind.ACKNOWLEDGE, alarm + ": " + line(body, "note"));
        answer(context);
    }

    private void pause(Context context) throws IOException {
        JsonNode body = JsonBody.of(context);
        String source = source(body);
        String reason = line(body, "reason");
        Operator operator = record(context, ActionKind.PAUSE, source + ": " + reason);
        desk.put(new SourcePause(source, reason, operator.by(), clock.instant(), null));
        answer(context);
    }

    private void resume(Context context) throws IOException {
        String source = source(JsonBody.of(context));
        SourcePause pause = desk.pause(source)
                .orElseThrow(() -> ProblemException.badRequest("the source " + source + " is not paused"));
        record(context, ActionKind.RESUME, source);
        desk.put(pause.resumedAt(clock.instant()));
        answer(context);
    }

    private Operator record(Context context, ActionKind kind, String detail) {
        Operator operator = Operator.of(context, desk, clock);
        desk.record(List.of(operator.action(kind, ActionOutcome.RECORDED, detail, generation.getAsInt())));
        return operator;
    }

    private static String source(JsonNode body) {
        String source = body.path("source").asText();
        if (!SOURCE.matcher(source).matches()) {
            throw ProblemException.badRequest("source must have 1 to 100 characters without spaces");
        }
        return source;
    }

    private static String line(JsonNode body, String name) {
        String line = body.path(name).asText().strip();
        if (line.isEmpty() || line.length() > LONGEST_NOTE || line.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(name + " must have 1 to " + LONGEST_NOTE + " characters on one line");
        }
        return line;
    }

    private static void answer(Context context) {
        context.status(RECORDED).contentType("application/json").result("{}");
    }
}
