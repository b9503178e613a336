package io.landport.gateway;

import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.format.FormatChoice;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Feed;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.request.RequestBody;
import io.landport.http.request.RequestPace;
import io.landport.http.token.Access;
import io.landport.http.token.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Serves {@code POST /v1/documents}, which answers when everything is in Kafka, and {@code POST /v1/documents/stream}, which acknowledges
 * each document while the body is still being sent.
 */
public final class GatewayMount implements Mount, AutoCloseable {
    private static final String BODY = "the body";
    private static final String JSON = "application/json";
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int MAX_KEY_LENGTH = 200;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final int ATOMIC_REQUESTS = 4;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final BodyLimits BATCH = new BodyLimits(16 * MEBIBYTE, 64 * MEBIBYTE, Duration.ofMinutes(5));

    private final Supplier<PublishTarget> target;
    private final DocumentFormats formats;
    private final Clock clock;
    private final IdempotentAnswers answers;
    private final Semaphore atomic = new Semaphore(ATOMIC_REQUESTS);
    private final ExecutorService writers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "landport-acknowledgements");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param target is asked for at the beginning of each request; its log stays open
     * @param mappings those that requests can name
     */
    public GatewayMount(Supplier<PublishTarget> target, MappingCatalog mappings, Clock clock) {
        this.target = target;
        this.formats = new DocumentFormats(new FormatChoice(mappings));
        this.clock = clock;
        this.answers = new IdempotentAnswers(clock);
    }

    private record Answered(int status, String body) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/v1/documents", Access.of(Role.FEED), BATCH, this::take),
                Route.post("/v1/documents/stream", Access.of(Role.FEED), BodyLimits.STREAM, this::stream));
    }

    @Override
    public String openApi() {
        return Resources.text(GatewayMount.class, "openapi.json");
    }

    @Override
    public List<ProblemType> problemTypes() {
        return GatewayProblems.all();
    }

    @Override
    public void close() {
        writers.shutdown();
    }

    private void take(Context context) throws IOException, InterruptedException {
        RequestOptions options = RequestOptions.of(context, formats);
        Optional<IdempotentAnswers.Key> key = key(context);
        if (key.isEmpty()) {
            send(answer(context, options, RequestBody.of(context)), context);
            return;
        }
        Optional<IdempotentAnswers.Answer> earlier = answers.begin(key.get());
        BodyDigest body = new BodyDigest(RequestBody.of(context));
        if (earlier.isPresent()) {
            send(repeat(earlier.get(), body), context);
            return;
        }
        try {
            Answered answer = answer(context, options, body);
            answers.complete(key.get(), body.ofAll(), answer.status(), answer.body());
            send(answer, context);
        } finally {
            answers.fail(key.get());
        }
    }

    private Answered answer(Context context, RequestOptions options, InputStream body)
            throws IOException, InterruptedException {
        Caller caller = Caller.of(context);
        RequestPace pace = RequestPace.of(context);
        OutcomeJson json = options.json();
        Summary summary = new Summary(options.isDryRun());
        Intake intake = new Intake(target.get(), clock);
        try (Feed feed = options.format().open(Input.decompressed(BODY, body))) {
            DocumentsOfRequest documents = new DocumentsOfRequest(feed);
            boolean isTaken = true;
            if (options.isDryRun()) {
                intake.preview(documents, caller, summary, pace);
            } else if (options.isAtomic()) {
                isTaken = takeWhole(intake, documents, caller, summary, pace);
            } else {
                intake.publish(documents, caller, summary, pace, () -> false);
            }
            summary.await();
            if (!isTaken) {
                throw new ProblemException(Problem.of(
                                GatewayProblems.REJECTED_DOCUMENTS,
                                "nothing was published, because not all documents would be accepted")
                        .with(summary.members(json)));
            }
            Map<String, Object> members = summary.members(json);
            if (!options.isDryRun() && summary.isNothingAccepted()) {
                throw new ProblemException(
                        Problem.of(GatewayProblems.NOTHING_ACCEPTED, "no document of the body was accepted")
                                .with(members));
            }
            feed.warning().ifPresent(warning -> members.put("warning", warning));
            return new Answered(options.isDryRun() ? OK : ACCEPTED, OutcomeJson.text(members));
        } catch (RestNotReadException e) {
            throw stopped(e, summary, json);
        } catch (InvalidFileException e) {
            throw unreadable(e, summary, json);
        } catch (DocumentLog.UnavailableException e) {
            throw unavailable(e, summary);
        }
    }

    /** Such requests are held in memory, so few are served at a time. */
    private boolean takeWhole(
            Intake intake, DocumentsOfRequest documents, Caller caller, Summary summary, RequestPace pace)
            throws IOException, DocumentLog.UnavailableException, RestNotReadException, InterruptedException {
        if (!atomic.tryAcquire()) {
            throw ProblemException.unavailable(
                    "at most " + ATOMIC_REQUESTS + " requests with atomic=true are served at a time", RETRY);
        }
        try {
            return intake.publishAllOrNothing(documents, caller, summary, pace);
        } finally {
            atomic.release();
        }
    }

    private void stream(Context context) throws IOException, InterruptedException {
        RequestOptions options = RequestOptions.of(context, formats);
        if (options.needsWholeBody()) {
            throw ProblemException.badRequest(
                    "documents of this mapping may have rows anywhere in the body: send it to /v1/documents");
        }
        context.res().setContentType("application/x-ndjson");
        try (AcknowledgementStream acknowledgements =
                        AcknowledgementStream.start(context.res().getOutputStream(), options.json(), writers);
                Feed feed = options.format().open(Input.decompressed(BODY, RequestBody.of(context)))) {
            try {
                new Intake(target.get(), clock)
                        .publish(
                                new DocumentsOfRequest(feed),
                                Caller.of(context),
                                acknowledgements,
                                RequestPace.of(context),
                                () -> RequestBody.mustEnd(context));
                acknowledgements.end();
            } catch (RestNotReadException e) {
                acknowledgements.stop(e.problem());
            }
        } catch (InvalidFileException e) {
            throw unreadable(e, new Summary(false), options.json());
        } catch (DocumentLog.UnavailableException e) {
            throw unavailable(e, new Summary(false));
        }
    }

    /** The first answer, if the body is the same. */
    private static Answered repeat(IdempotentAnswers.Answer earlier, BodyDigest body) throws IOException {
        if (earlier.isPending()) {
            throw new ProblemException(Problem.retryAfter(
                    GatewayProblems.KEY_IN_USE, "the first request with this key is still being served", RETRY));
        }
        if (!body.ofAll().equals(earlier.digest())) {
            throw new ProblemException(
                    Problem.of(GatewayProblems.KEY_REUSED, "the first request with this key had another body"));
        }
        return new Answered(earlier.status(), earlier.body());
    }

    /** What was published before has its outcome. */
    private static ProblemException stopped(RestNotReadException rest, Summary summary, OutcomeJson json)
            throws InterruptedException {
        try {
            summary.await();
        } catch (DocumentLog.UnavailableException e) {
            return unavailable(e, summary);
        }
        return new ProblemException(rest.problem().with(summary.members(json)), rest);
    }

    private static ProblemException unreadable(InvalidFileException notOfFormat, Summary known, OutcomeJson json) {
        return new ProblemException(
                Problem.of(GatewayProblems.UNREADABLE_DOCUMENTS, String.valueOf(notOfFormat.getMessage()))
                        .with(known.members(json)),
                notOfFormat);
    }

    private static ProblemException unavailable(DocumentLog.UnavailableException away, Summary known) {
        return new ProblemException(
                Problem.retryAfter(
                                ProblemTypes.UNAVAILABLE,
                                "Kafka does not accept documents. Send the whole request again: documents that"
                                        + " were published already count once",
                                RETRY)
                        .with("accepted", known.accepted()),
                away);
    }

    private static Optional<IdempotentAnswers.Key> key(Context context) {
        String key = context.header("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw ProblemException.badRequest("an idempotency key has 1 to " + MAX_KEY_LENGTH + " characters");
        }
        String query = Optional.ofNullable(context.queryString()).orElse("");
        return Optional.of(new IdempotentAnswers.Key(Caller.of(context).id(), key, query));
    }

    private static void send(Answered answer, Context context) {
        context.status(answer.status()).contentType(JSON).result(answer.body());
    }
}
