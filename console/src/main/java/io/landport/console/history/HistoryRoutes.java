package io.landport.console.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.http.Route;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.HistoryArchive;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.MeasuredSpan.Behind;
import io.landport.query.history.RecordedHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves {@code GET /v1/console/history}: rates, lag and alarms of the last hour to 30 days. */
public final class HistoryRoutes {
    /** How far back, with the length of the spans: some 300, as many as a chart can show. */
    private static final Map<String, Reach> REACHES = Map.of(
            "1h", new Reach(Duration.ofHours(1), Duration.ofMinutes(1)),
            "24h", new Reach(Duration.ofHours(24), Duration.ofMinutes(5)),
            "7d", new Reach(Duration.ofDays(7), Duration.ofMinutes(30)),
            "30d", new Reach(HistoryArchive.KEPT, Duration.ofHours(2)));

    private final HistoryArchive archive;
    private final Clock clock;

    private record Reach(Duration length, Duration step) {
        /** Spans begin at whole steps. */
        Instant from(Instant to) {
            long seconds = step.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(to.minus(length).getEpochSecond(), seconds) * seconds);
        }
    }

    public HistoryRoutes(HistoryArchive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** The route, for operators. */
    public List<Route> all() {
        return List.of(Route.get("/v1/console/history", Access.of(Role.OPERATOR), this::history));
    }

    private void history(Context context) {
        String last = Optional.ofNullable(context.queryParam("last")).orElse("24h");
        Reach reach = Optional.ofNullable(REACHES.get(last))
                .orElseThrow(() -> ProblemException.badRequest("last must be 1h, 24h, 7d or 30d but is " + last));
        Instant to = clock.instant();
        Instant from = reach.from(to);
        RecordedHistory found = archive.read(from, to, reach.step());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("step", reach.step().toSeconds());
        ArrayNode spans = json.putArray("spans");
        found.spans().forEach(span -> spans.add(of(span)));
        ArrayNode alarms = json.putArray("alarms");
        found.alarms().forEach(alarm -> alarms.add(of(alarm)));
        context.contentType("application/json").result(json.toString());
    }

    private static ObjectNode of(MeasuredSpan span) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", span.start().toString())
                .put("measured", span.millis() / 1_000);
        if (span.millis() > 0) {
            json.put("read", perSecond(span.read(), span)).put("rejected", perSecond(span.rejected(), span));
        }
        put(json, "streams", span.streams());
        put(json, "store", span.store());
        return json;
    }

    private static BigDecimal perSecond(long records, MeasuredSpan span) {
        return BigDecimal.valueOf(records * 1_000).divide(BigDecimal.valueOf(span.millis()), 3, RoundingMode.HALF_EVEN);
    }

    private static void put(ObjectNode json, String stage, @Nullable Behind behind) {
        if (behind != null) {
            json.putObject(stage).put("records", behind.records()).put("seconds", behind.seconds());
        }
    }

    private static ObjectNode of(AlarmPeriod alarm) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("alarm", alarm.alarm())
                .put("subject", alarm.subject())
                .put("since", alarm.since().toString())
                .put("until", alarm.until().toString());
        AlarmPeriod.Acknowledgement seen = alarm.acknowledged();
        if (seen != null) {
            json.putObject("acknowledged")
                    .put("by", seen.by())
                    .put("at", seen.at().toString())
                    .put("note", seen.note());
        }
        return json;
    }
}
