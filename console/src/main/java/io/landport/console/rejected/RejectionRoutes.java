package io.landport.console.rejected;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.landport.console.view.RejectionJson;
import io.landport.domain.access.Role;
import io.landport.http.Route;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import io.landport.query.rejection.RejectionArchive;
import io.landport.query.rejection.RejectionEntry;
import io.landport.query.rejection.RejectionPage;
import io.landport.query.rejection.RejectionPlace;
import io.landport.query.rejection.RejectionSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Serves {@code GET /v1/console/rejections}: the rejections of the store, page by page. */
public final class RejectionRoutes {
    private static final char SEPARATOR = '~';
    private static final int AT_A_TIME = 4;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RejectionArchive archive;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    public RejectionRoutes(RejectionArchive archive) {
        this.archive = archive;
    }

    /** The route, for operators. */
    public List<Route> all() {
        return List.of(Route.get("/v1/console/rejections", Access.of(Role.OPERATOR), this::page));
    }

    private void page(Context context) {
        RejectionSearch search = search(context);
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable("at most " + AT_A_TIME + " pages are read at a time", RETRY);
        }
        try {
            context.contentType("application/json")
                    .result(json(search, archive.page(search)).toString());
        } finally {
            free.release();
        }
    }

    private static ObjectNode json(RejectionSearch search, RejectionPage page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = json.putArray("rejections");
        page.entries().forEach(entry -> rows.add(RejectionJson.of(entry)));
        List<RejectionEntry> entries = page.entries();
        Optional<RejectionPlace> newest =
                entries.isEmpty() ? search.from() : Optional.of(entries.get(0).place());
        Optional<RejectionPlace> oldest = entries.isEmpty()
                ? search.from()
                : Optional.of(entries.get(entries.size() - 1).place());
        Optional<RejectionPlace> newer =
                search.isTowardsNewer() ? page.next() : search.from().flatMap(from -> newest);
        Optional<RejectionPlace> older = search.isTowardsNewer() ? oldest : page.next();
        newer.ifPresent(place -> json.put("newer", text(place)));
        older.ifPresent(place -> json.put("older", text(place)));
        return json;
    }

    private static RejectionSearch search(Context context) {
        Optional<RejectionPlace> before = place(context, "before");
        Optional<RejectionPlace> after = place(context, "after");
        if (before.isPresent() && after.isPresent()) {
            throw ProblemException.badRequest("either before or after can be given");
        }
        return ProblemException.requireValid(() -> new RejectionSearch(
                parameter(context, "source"),
                parameter(context, "reason"),
                parameter(context, "text").strip(),
                after.or(() -> before),
                after.isPresent()));
    }

    private static Optional<RejectionPlace> place(Context context, String name) {
        String text = parameter(context, name);
        int separator = text.indexOf(SEPARATOR);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new RejectionPlace(Instant.parse(text.substring(0, separator)), text.substring(separator + 1)));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ProblemException.badRequest(name + " is not a place that this server returned");
        }
    }

    private static String text(RejectionPlace place) {
        return place.recorded().toString() + SEPARATOR + place.id();
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }
}
