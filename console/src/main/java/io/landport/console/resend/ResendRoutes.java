package io.landport.console.resend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.landport.console.view.Mask;
import io.landport.console.view.RejectionJson;
import io.landport.domain.access.Role;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.request.RequestBody;
import io.landport.http.token.Access;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code GET /v1/console/original}, the masked fields of a rejected document, and {@code POST /v1/console/resend}. An action is
 * recorded before the document is published, and again when its outcome is known.
 */
public final class ResendRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ResendRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/json";
    private static final int ACCEPTED = 202;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final BodyLimits BODY = new BodyLimits(4 * MEBIBYTE, 4 * MEBIBYTE, Duration.ofSeconds(30));
    private static final Set<String> IDENTITY = Set.of("channel", "source", "documentId");

    private final Function<String, Optional<Resendable>> originals;
    private final ResendDesk desk;
    private final Clock clock;

    /** @param originals finds what can be sent again by its id; throws a {@link ProblemException} if it has not been read yet */
    public ResendRoutes(Function<String, Optional<Resendable>> originals, ResendDesk desk, Clock clock) {
        this.originals = originals;
        this.desk = desk;
        this.clock = clock;
    }

    /** The routes, for operators. */
    public List<Route> all() {
        return List.of(
                Route.get("/v1/console/original", Access.of(Role.OPERATOR), this::original),
                Route.post("/v1/console/resend", Access.of(Role.OPERATOR), BODY, this::resend));
    }

    private void original(Context context) throws IOException {
        String id = Optional.ofNullable(context.queryParam("rejection"))
                .orElseThrow(() -> ProblemException.badRequest("the parameter rejection is missing"));
        Resendable original = find(id);
        ObjectNode json = OriginalFields.of(original);
        original.rejection()
                .ifPresent(rejection -> json.set("rejection", RejectionJson.of(rejection, original.documents())));
        context.contentType(MEDIA_TYPE).result(JSON.writeValueAsString(json));
    }

    private void resend(Context context) throws IOException, InterruptedException {
        boolean isDryRun = isDryRun(context);
        ResendRequest request = ProblemException.requireValid(() -> ResendRequest.read(RequestBody.of(context)));
        Resendable original = find(request.rejection());
        CorrectedDocument document = desk.read(ProblemException.requireValid(() -> request.correct(original)));
        original.rejection().ifPresent(rejection -> requireSameDocument(rejection, document));
        Map<String, Object> outcome = mask(document.outcome());
        boolean isAccepted = "accepted".equals(outcome.get("status"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dryRun", isDryRun);
        answer.put("outcome", outcome);
        if (!isDryRun) {
            if (!isAccepted) {
                throw new ProblemException(Problem.of(
                                ProblemTypes.BAD_REQUEST, "the corrected document would be rejected; nothing was sent")
                        .with("outcome", outcome));
            }
            Operator operator = Operator.of(context, desk, clock);
            OperatorAction started = operator.resend(
                    operator.requestId(), document, request.rejection(), request.detail(), original.generation());
            answer.put("message", publish(started, document));
            context.status(ACCEPTED);
        }
        context.contentType(MEDIA_TYPE).result(JSON.writeValueAsString(answer));
    }

    /** Returns topic, partition and offset of the document. */
    private String publish(OperatorAction started, CorrectedDocument document) throws InterruptedException {
        desk.record(List.of(started));
        Origin.TopicRecord place;
        try {
            place = document.publication().publish();
        } catch (ProblemException e) {
            recordAfterwards(desk, List.of(started.unconfirmed(clock.instant())));
            throw e;
        }
        recordAfterwards(desk, List.of(started.published(place.id(), clock.instant())));
        return place.id();
    }

    /** The first record says already who sent what, so the request does not fail if its outcome cannot be added. */
    static void recordAfterwards(ResendDesk desk, List<OperatorAction> actions) {
        try {
            desk.record(actions);
        } catch (ProblemException e) {
            LOG.warn(
                    "the outcome {} of the action {} could not be recorded: {}",
                    actions.get(0).outcome().code(),
                    actions.get(0).requestId(),
                    e.getMessage());
        }
    }

    private Resendable find(String id) {
        return originals
                .apply(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "no rejection whose original is kept, and none of the latest dead letters, has this id"));
    }

    /** An operator corrects a document, and does not add another. */
    private static void requireSameDocument(Rejection rejection, CorrectedDocument document) {
        DocumentId before = rejection.document();
        FieldLocation wrong = rejection.location();
        boolean isIdentityWrong = wrong != null && IDENTITY.contains(wrong.field());
        if (before != null && !isIdentityWrong && !before.equals(document.id().orElse(null))) {
            throw ProblemException.badRequest(
                    "the corrected document must have the channel, source and number of the rejected one");
        }
    }

    private static Map<String, Object> mask(Map<String, Object> outcome) {
        Map<String, Object> masked = new LinkedHashMap<>(outcome);
        masked.remove("line");
        masked.computeIfPresent("detail", (name, detail) -> Mask.quoted(String.valueOf(detail)));
        return masked;
    }

    static boolean isDryRun(Context context) {
        String value = Optional.ofNullable(context.queryParam("dry-run")).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemException.badRequest("the parameter dry-run must be true or false");
        }
        return value.equals("true");
    }
}
