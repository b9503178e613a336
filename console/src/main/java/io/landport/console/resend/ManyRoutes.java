package io.landport.console.resend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.ProblemException;
import io.landport.http.request.RequestBody;
import io.landport.http.token.Access;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Corrects many rejections at once: those of one reason, source and field with the same wrong value. Sends them as one recorded action, with
 * a record for each document, of which the id begins with that of the action.
 */
public final class ManyRoutes {
    /** Documents of one action. */
    static final int MOST = 500;

    /** Documents that are recorded as started before they are published. */
    private static final int CHUNK = 50;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BodyLimits BODY = new BodyLimits(16 * 1024, 16 * 1024, Duration.ofSeconds(30));
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<List<Resendable>> uncorrected;
    private final Function<String, Map<String, Long>> fates;
    private final ResendDesk desk;
    private final Clock clock;
    private final ReentrantLock sending = new ReentrantLock();

    /**
     * @param uncorrected the latest rejections that nobody has sent again, the newest first
     * @param fates of the documents of an action: how many have each
     */
    public ManyRoutes(
            Supplier<List<Resendable>> uncorrected,
            Function<String, Map<String, Long>> fates,
            ResendDesk desk,
            Clock clock) {
        this.uncorrected = uncorrected;
        this.fates = fates;
        this.desk = desk;
        this.clock = clock;
    }

    /** The routes, for operators. */
    public List<Route> all() {
        Access operators = Access.of(Role.OPERATOR);
        return List.of(
                Route.get("/v1/console/wrong-values", operators, this::groups),
                Route.post("/v1/console/resend-many", operators, BODY, this::resend),
                Route.get("/v1/console/resend-many/{action}", operators, this::follow));
    }

    private record Checked(WrongValue wrong, CorrectedDocument document) {
        boolean isAccepted() {
            return "accepted".equals(document.outcome().get("status"));
        }
    }

    private void groups(Context context) {
        String reason = String.valueOf(context.queryParam("reason"));
        Map<List<String>, List<WrongValue>> groups = new LinkedHashMap<>();
        documents(uncorrected.get()).stream()
                .filter(wrong -> wrong.rejection().reason().code().equals(reason))
                .forEach(wrong -> groups.computeIfAbsent(
                                List.of(wrong.source(), wrong.field(), wrong.value()), unused -> new ArrayList<>())
                        .add(wrong));
        ObjectNode json = JSON.createObjectNode();
        groups.forEach((group, ofGroup) -> json.withArray("groups")
                .addObject()
                .put("source", group.get(0))
                .put("field", group.get(1))
                .put("value", group.get(2))
                .put("documents", ofGroup.size())
                .put("rejection", ofGroup.get(0).rejection().id()));
        context.contentType("application/json").result(json.toString());
    }

    /** One for each revision of a document, the newest, if a value of it is wrong. */
    private static List<WrongValue> documents(List<Resendable> rejections) {
        Map<String, WrongValue> documents = new LinkedHashMap<>();
        rejections.forEach(rejection -> WrongValue.of(rejection)
                .ifPresent(wrong -> documents.putIfAbsent(
                        wrong.identity().key() + ' ' + wrong.rejection().revision(), wrong)));
        return List.copyOf(documents.values());
    }

    private void resend(Context context) throws IOException, InterruptedException {
        boolean isDryRun = ResendRoutes.isDryRun(context);
        ManyRequest request = ProblemException.requireValid(() -> ManyRequest.read(RequestBody.of(context)));
        if (!sending.tryLock()) {
            throw ProblemException.unavailable("another operator corrects many now", RETRY);
        }
        try {
            List<WrongValue> chosen = documents(uncorrected.get()).stream()
                    .filter(request::isAbout)
                    .limit(MOST)
                    .toList();
            List<Checked> checked =
                    chosen.stream().map(wrong -> check(wrong, request)).toList();
            List<Checked> accepted =
                    checked.stream().filter(Checked::isAccepted).toList();
            ObjectNode answer = preview(checked, accepted).put("dryRun", isDryRun);
            if (!isDryRun) {
                if (accepted.isEmpty()) {
                    throw ProblemException.badRequest("no document would be accepted; nothing was sent");
                }
                Operator operator = Operator.of(context, desk, clock);
                answer.put("action", operator.requestId()).put("sent", send(operator, request, accepted));
                context.status(202);
            }
            context.contentType("application/json").result(answer.toString());
        } finally {
            sending.unlock();
        }
    }

    private Checked check(WrongValue wrong, ManyRequest request) {
        return new Checked(
                wrong, desk.read(ResendRequest.corrected(wrong.tree(), wrong.corrections(request.corrected()))));
    }

    private static ObjectNode preview(List<Checked> checked, List<Checked> accepted) {
        ObjectNode json =
                JSON.createObjectNode().put("documents", checked.size()).put("accepted", accepted.size());
        Map<String, Integer> reasons = new TreeMap<>();
        checked.stream()
                .filter(one -> !one.isAccepted())
                .forEach(one ->
                        reasons.merge(String.valueOf(one.document().outcome().get("reason")), 1, Integer::sum));
        json.set("rejected", JSON.valueToTree(reasons));
        json.set("counts", JSON.valueToTree(counts(accepted)));
        return json;
    }

    /** What the documents would add to totals, over all days. */
    private static List<Map<String, Object>> counts(List<Checked> accepted) {
        Map<List<Object>, Map<String, Object>> sums = new LinkedHashMap<>();
        for (Checked one : accepted) {
            if (one.document().outcome().get("counts") instanceof List<?> rows) {
                rows.forEach(row -> add(sums, (Map<?, ?>) row));
            }
        }
        return List.copyOf(sums.values());
    }

    private static void add(Map<List<Object>, Map<String, Object>> sums, Map<?, ?> row) {
        List<String> names = List.of("crossing", "sector", "flow", "currency");
        Map<String, Object> sum =
                sums.computeIfAbsent(names.stream().<Object>map(row::get).toList(), unused -> new LinkedHashMap<>());
        names.forEach(name -> sum.put(name, row.get(name)));
        List.of("lines", "value", "netWeightKg")
                .forEach(name -> sum.merge(
                        name,
                        String.valueOf(row.get(name)),
                        (one, other) -> new BigDecimal(String.valueOf(one))
                                .add(new BigDecimal(String.valueOf(other)))
                                .toPlainString()));
    }

    /** Returns how many documents are in Kafka. Ends with the first one that Kafka does not confirm. */
    private int send(Operator operator, ManyRequest request, List<Checked> accepted) throws InterruptedException {
        int generation = accepted.get(0).wrong().original().generation();
        String detail = "%s, %s, %s: %d documents"
                .formatted(request.source(), request.reason(), request.field(), accepted.size());
        desk.record(List.of(operator.action(ActionKind.RESEND_MANY, ActionOutcome.STARTED, detail, generation)));
        int sent = 0;
        while (sent < accepted.size()) {
            int end = Math.min(sent + CHUNK, accepted.size());
            int confirmed = sendChunk(operator, accepted.subList(sent, end), sent);
            sent += confirmed;
            if (sent < end) {
                break;
            }
        }
        ActionOutcome outcome = sent == accepted.size() ? ActionOutcome.PUBLISHED : ActionOutcome.UNCONFIRMED;
        ResendRoutes.recordAfterwards(
                desk, List.of(operator.action(ActionKind.RESEND_MANY, outcome, detail, generation)));
        return sent;
    }

    private int sendChunk(Operator operator, List<Checked> chunk, int first) throws InterruptedException {
        List<OperatorAction> started = new ArrayList<>();
        for (Checked one : chunk) {
            started.add(operator.resend(
                    operator.requestId() + '/' + (first + started.size() + 1),
                    one.document(),
                    one.wrong().rejection().id(),
                    one.wrong().pointer().toString(),
                    one.wrong().original().generation()));
        }
        desk.record(started);
        List<OperatorAction> ended = new ArrayList<>();
        int confirmed = 0;
        try {
            for (Checked one : chunk) {
                String place = one.document().publication().publish().id();
                ended.add(started.get(confirmed).published(place, clock.instant()));
                confirmed++;
            }
        } catch (ProblemException e) {
            started.subList(confirmed, started.size())
                    .forEach(action -> ended.add(action.unconfirmed(clock.instant())));
        }
        ResendRoutes.recordAfterwards(desk, ended);
        return confirmed;
    }

    private void follow(Context context) {
        Map<String, Long> counts = fates.apply(context.pathParam("action"));
        if (counts.isEmpty()) {
            throw ProblemException.notFound("the store has no document of an action with this id");
        }
        try {
            context.contentType("application/json").result(JSON.writeValueAsString(Map.of("fates", counts)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
