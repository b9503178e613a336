package io.landport.gateway;

import io.landport.domain.access.SourcePause;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged.JudgedRevision;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import io.landport.domain.total.Contribution;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Sha256;
import io.landport.http.problem.Problem;
import io.landport.http.request.RequestPace;
import io.landport.http.token.Caller;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a request, judges them, and publishes them. A document that the judge rejects is published all the same, as {@code
 * ingest} does: streams decides, and counts it as rejected. A document that cannot be read is published as a rejection. Thread-safe.
 */
final class Intake {
    /** The file that rejections name. */
    private static final String FILE = "http";

    private static final Duration RETRY_PAUSED = Duration.ofMinutes(1);

    private final Judge judge;
    private final DocumentLog log;
    private final Function<String, Optional<SourcePause>> pauses;
    private final Clock clock;

    Intake(PublishTarget target, Clock clock) {
        this.judge = target.judge();
        this.log = target.log();
        this.pauses = target.pauses();
        this.clock = clock;
    }

    /**
     * Publishes each document as soon as it is read.
     *
     * @param mustEnd asked after each document whether to read no further
     */
    void publish(
            DocumentsOfRequest documents, Caller caller, OutcomeSink sink, RequestPace pace, BooleanSupplier mustEnd)
            throws IOException, DocumentLog.UnavailableException, RestNotReadException, InterruptedException {
        for (FeedItem item = documents.next(); item != null; item = mustEnd.getAsBoolean() ? null : documents.next()) {
            refuseIfPaused(item, caller);
            sink.take(paced(publish(item, caller), pace));
            pace.await();
        }
    }

    /** Publishes nothing; passes on what would become of each document. */
    void preview(DocumentsOfRequest documents, Caller caller, OutcomeSink sink, RequestPace pace)
            throws IOException, DocumentLog.UnavailableException, RestNotReadException, InterruptedException {
        for (FeedItem item = documents.next(); item != null; item = documents.next()) {
            sink.take(paced(CompletableFuture.completedFuture(preview(item, caller)), pace));
            pace.await();
        }
    }

    /**
     * Publishes all documents if none would be rejected, otherwise nothing. Holds all of them in memory.
     *
     * @return whether they were published
     */
    boolean publishAllOrNothing(DocumentsOfRequest documents, Caller caller, OutcomeSink sink, RequestPace pace)
            throws IOException, DocumentLog.UnavailableException, RestNotReadException, InterruptedException {
        List<FeedItem> items = new ArrayList<>();
        List<DocumentOutcome> objections = new ArrayList<>();
        for (FeedItem item = documents.next(); item != null; item = documents.next()) {
            refuseIfPaused(item, caller);
            DocumentOutcome outcome = preview(item, caller);
            if (!outcome.isAccepted()) {
                objections.add(outcome);
            }
            items.add(item);
            pace.take(outcome.isAccepted());
            pace.await();
        }
        for (DocumentOutcome objection : objections) {
            sink.take(CompletableFuture.completedFuture(objection));
        }
        if (objections.isEmpty()) {
            for (FeedItem item : items) {
                sink.take(publish(item, caller));
            }
        }
        return objections.isEmpty();
    }

    private static CompletableFuture<DocumentOutcome> paced(
            CompletableFuture<DocumentOutcome> known, RequestPace pace) {
        return known.thenApply(outcome -> {
            pace.take(outcome.isAccepted());
            return outcome;
        });
    }

    private CompletableFuture<DocumentOutcome> publish(FeedItem item, Caller caller) {
        return forbidden(item, caller)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> item.apply(this::publishDocument, this::publishRejection));
    }

    private CompletableFuture<DocumentOutcome> publishDocument(FeedItem.Read read) {
        Verdict verdict = verdict(read.content());
        return log.publish(read.content()).thenApply(place -> outcome(read, verdict, place));
    }

    private CompletableFuture<DocumentOutcome> publishRejection(FeedItem.RejectedRows rows) {
        Rejection rejection = rejection(rows);
        return log.publish(rejection).thenApply(place -> rejected(rows, rejection.id()));
    }

    /** What would become of one document. */
    DocumentOutcome preview(FeedItem item, Caller caller) {
        return forbidden(item, caller).orElseGet(() -> item.apply(this::previewDocument, rows -> rejected(rows, null)));
    }

    private DocumentOutcome previewDocument(FeedItem.Read read) {
        Verdict verdict = verdict(read.content());
        return verdict.rejected()
                .<DocumentOutcome>map(rejected -> rejected(read, rejected, null))
                .orElseGet(() -> new DocumentOutcome.Accepted(read.line(), read.id(), null, 0, 0, counts(verdict)));
    }

    /** A document whose source could not be read is not forbidden: only its rejection is published. */
    private static Optional<DocumentOutcome> forbidden(FeedItem item, Caller caller) {
        return Optional.ofNullable(item.id())
                .filter(id -> !caller.mayPublish(id.source()))
                .map(id -> new DocumentOutcome.Forbidden(item.line(), id));
    }

    private void refuseIfPaused(FeedItem item, Caller caller) throws RestNotReadException {
        DocumentId id = item.id();
        if (id == null || !caller.mayPublish(id.source())) {
            return;
        }
        Optional<SourcePause> inForce = pauses.apply(id.source());
        if (inForce.isPresent()) {
            SourcePause pause = inForce.get();
            throw new RestNotReadException(Problem.retryAfter(
                    GatewayProblems.SOURCE_PAUSED,
                    "the source " + pause.source() + " is paused since " + pause.since() + ": " + pause.reason(),
                    RETRY_PAUSED));
        }
    }

    private Verdict verdict(TradeDocument document) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return judge.judge(document, document.id().channel(), document.id().key(), today);
    }

    private static List<Contribution> counts(Verdict verdict) {
        return verdict.accepted()
                .map(judged -> judged instanceof JudgedRevision revision ? revision.counted() : List.<Contribution>of())
                .orElse(List.of());
    }

    private static DocumentOutcome outcome(FeedItem.Read read, Verdict verdict, DocumentLog.Place place) {
        String id = new Origin.TopicRecord(place.topic(), place.partition(), place.offset()).id();
        return verdict.rejected()
                .<DocumentOutcome>map(rejected -> rejected(read, rejected, id))
                .orElseGet(() -> new DocumentOutcome.Accepted(
                        read.line(), read.id(), place.topic(), place.partition(), place.offset(), List.of()));
    }

    private static DocumentOutcome rejected(
            FeedItem.Read read, Verdict.Rejected rejected, @Nullable String rejectionId) {
        FeedProblem problem = read.locator().locate(rejected);
        return new DocumentOutcome.Rejected(
                problem.line(),
                read.id(),
                problem.reason(),
                problem.detail(),
                problem.location() == null ? rejected.location() : problem.location(),
                read.content(),
                rejectionId);
    }

    private static DocumentOutcome rejected(FeedItem.RejectedRows rows, @Nullable String rejectionId) {
        return new DocumentOutcome.Rejected(
                rows.line(), rows.id(), rows.reason(), rows.detail(), rows.location(), null, rejectionId);
    }

    private static Rejection rejection(FeedItem.RejectedRows rows) {
        Origin origin = new Origin.FeedLine(FILE, Sha256.of(rows.original().bytes()), rows.line());
        return rows.rejection(origin);
    }
}
