package io.landport.api;

import io.javalin.http.Context;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.request.RequestWatch;
import io.landport.http.token.Access;
import io.landport.http.token.Caller;
import io.landport.query.AnswerReport;
import io.landport.query.QueryException;
import io.landport.query.WriterFactory;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.explain.ReadingCancelledException;
import io.landport.query.explain.TooManyDocumentsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code GET /v1/explain/{question}}. Analysts get sums over documents; rows that name documents are for operators. A few
 * explanations are computed at a time; one ends when its client is gone or its time is over.
 */
public final class ExplainMount implements Mount {
    private static final Logger LOG = LoggerFactory.getLogger(ExplainMount.class);

    /** Each holds its documents in memory. */
    private static final int AT_A_TIME = 2;

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Whether the rows add up to the total. */
    static final String EQUAL_TO_STORE = "equalToStore";

    /** The same, for formats that have no place for it. */
    private static final String EQUAL = "Landport-Equal-To-Store";

    private final Explanations explanations;
    private final Semaphore free;
    private final Duration time;

    public ExplainMount(Explanations explanations) {
        this(explanations, AT_A_TIME, TIME);
    }

    /** @param time that an explanation may take */
    ExplainMount(Explanations explanations, int atATime, Duration time) {
        this.explanations = explanations;
        this.free = new Semaphore(atATime);
        this.time = time;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/explain/{question}", Access.of(Role.ANALYST, Role.OPERATOR), this::answer)
                .checkingParameters());
    }

    @Override
    public String openApi() {
        return QuestionParameters.of(Resources.text(ExplainMount.class, "explain-openapi.json"))
                .values(
                        "/v1/explain/{question}",
                        "question",
                        ExplainQuestion.all().keySet())
                .options("/v1/explain/{question}", "get", ExplainQuestion.all().values())
                .text();
    }

    private void answer(Context context) throws IOException {
        ReportOverHttp<ExplainRequest> asked =
                ReportOverHttp.of(context, AnswersMount.find(ExplainQuestion.all(), context.pathParam("question")));
        if (Caller.of(context)
                .token()
                .map(AccessToken::role)
                .filter(Role.ANALYST::equals)
                .isPresent()) {
            requireSums(asked.request());
        }
        asked.send(
                context,
                EQUAL_TO_STORE,
                EQUAL,
                ResponsePace.DEFAULT,
                writers -> explain(Optional.of(context), asked.request(), writers));
    }

    /**
     * Explains a total.
     *
     * @param context of the request, with whose end the explanation ends; empty if it is not made over HTTP
     * @throws ProblemException if too many are computed already, if the total is too large, or if the documents cannot be read
     */
    AnswerReport explain(Optional<Context> context, ExplainRequest request, WriterFactory writers) throws IOException {
        if (!free.tryAcquire()) {
            throw new ProblemException(Problem.retryAfter(
                    ProblemTypes.UNAVAILABLE, "too many explanations in progress; retry later", RETRY));
        }
        try (Explanations.OpenExplanation explanation = explanations.open()) {
            return context.isPresent()
                    ? watched(context.get(), explanation, request, writers)
                    : explanation.explain(request, writers);
        } catch (TooManyDocumentsException e) {
            throw new ProblemException(Problem.of(ApiProblems.ANSWER_TOO_LARGE, String.valueOf(e.getMessage())), e);
        } catch (ExplanationUnavailableException e) {
            LOG.warn("cannot explain: {}", e.getMessage());
            throw ProblemException.unavailable("the documents behind totals cannot be read", RETRY, e);
        } finally {
            free.release();
        }
    }

    /** Computes an explanation as long as there is a reason to. */
    private AnswerReport watched(
            Context context, Explanations.OpenExplanation explanation, ExplainRequest request, WriterFactory writers)
            throws IOException {
        try (RequestWatch watch = RequestWatch.start(context, time, explanation::cancel)) {
            try {
                return explanation.explain(request, writers);
            } catch (QueryException | ReadingCancelledException e) {
                throw watch.reason().map(reason -> over(reason, e)).orElse(e);
            }
        }
    }

    private RuntimeException over(RequestWatch.Reason reason, RuntimeException ended) {
        return switch (reason) {
            // Nobody reads the response of a client that is gone.
            case LATE, CLIENT_GONE ->
                new ProblemException(
                        Problem.retryAfter(
                                ApiProblems.QUERY_TIMEOUT, "an explanation may take " + time.toSeconds() + " s", RETRY),
                        ended);
            case STOPPING -> ProblemException.unavailable("the server is stopping", RETRY, ended);
        };
    }

    /** Documents may be confidential where totals are not. */
    static void requireSums(ExplainRequest asked) {
        if (asked.isOfDocuments()) {
            throw new ProblemException(Problem.of(
                    ProblemTypes.FORBIDDEN,
                    "rows that name documents need the role operator; analysts ask with by=reason or by=received-day"));
        }
    }
}
