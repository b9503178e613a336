package io.landport.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.landport.console.resend.Operator;
import io.landport.console.resend.ResendDesk;
import io.landport.domain.access.Role;
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

/** Serves {@code POST /v1/console/acknowledge}: an operator has seen an alarm, which is recorded with a note. */
final class AlarmRoutes {
    private static final int LONGEST_NOTE = 500;
    private static final int RECORDED = 201;
    private static final BodyLimits BODY = new BodyLimits(8 * 1024, 8 * 1024, Duration.ofSeconds(30));

    private final ResendDesk desk;
    private final IntSupplier generation;
    private final Clock clock;

    /** @param generation that is live now */
    AlarmRoutes(ResendDesk desk, IntSupplier generation, Clock clock) {
        this.desk = desk;
        this.generation = generation;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(Route.post("/v1/console/acknowledge", Access.of(Role.OPERATOR), BODY, this::acknowledge));
    }

    private void acknowledge(Context context) throws IOException {
        JsonNode body = JsonBody.of(context);
        String alarm = body.path("alarm").asText();
        String note = body.path("note").asText().strip();
        if (Arrays.stream(Alarm.values())
                .noneMatch(known -> known.isOnPage() && known.alertName().equals(alarm))) {
            throw ProblemException.badRequest("alarm must be one that the page evaluates");
        }
        if (note.isEmpty() || note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest("note must have 1 to " + LONGEST_NOTE + " characters on one line");
        }
        desk.record(List.of(Operator.of(context, desk, clock)
                .action(ActionKind.ACKNOWLEDGE, ActionOutcome.RECORDED, alarm + ": " + note, generation.getAsInt())));
        context.status(RECORDED).contentType("application/json").result("{}");
    }
}
