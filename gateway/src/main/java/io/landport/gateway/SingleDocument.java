package io.landport.gateway;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.json.Ndjson;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.token.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One document that somebody in this process wants to publish. It is read and judged as those of feeds; one that would be rejected is not
 * published. Any source is allowed: the caller has been authorized before. Not thread-safe.
 */
public final class SingleDocument {
    private static final String NAME = "the document";
    private static final Caller ANY_SOURCE = new Caller(Optional.empty());
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final FeedItem item;
    private final Intake intake;
    private final DocumentLog log;

    private SingleDocument(FeedItem item, PublishTarget target, Clock clock) {
        this.item = item;
        this.intake = new Intake(target, clock);
        this.log = target.log();
    }

    /**
     * @param json as {@code docs/trade-document.schema.json} describes it, on one line
     * @throws ProblemException if that is no document, or several
     */
    public static SingleDocument read(byte[] json, PublishTarget target, Clock clock) {
        try (Feed feed = new Ndjson().open(Input.decompressed(NAME, json))) {
            FeedItem item = feed.next();
            if (item == null || feed.next() != null) {
                throw ProblemException.badRequest("the corrected document must be one JSON object");
            }
            return new SingleDocument(item, target, clock);
        } catch (InvalidFileException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its identity, if it could be read. */
    public Optional<DocumentId> id() {
        return Optional.ofNullable(item.id());
    }

    /** Its revision, if it is one and could be read. */
    public Optional<Long> revision() {
        return item.document()
                .flatMap(document -> Optional.ofNullable(document.declaredRevision()))
                .or(() -> item.rejected().map(FeedItem.RejectedRows::revision));
    }

    /** What would become of it, as {@code POST /v1/documents} answers with {@code dry-run=true}. Publishes nothing. */
    public Map<String, Object> preview() {
        return new OutcomeJson(false).of(intake.preview(item, ANY_SOURCE));
    }

    /**
     * Publishes it, and waits until all in-sync replicas have it.
     *
     * @return where it is
     * @throws ProblemException if it would be rejected, or if Kafka does not confirm it
     */
    public Origin.TopicRecord publish() throws InterruptedException {
        if (!intake.preview(item, ANY_SOURCE).isAccepted()) {
            throw new ProblemException(Problem.of(ProblemTypes.BAD_REQUEST, "the document would be rejected")
                    .with(preview()));
        }
        try {
            DocumentLog.Place place = Summary.result(log.publish(item.document().orElseThrow()));
            return new Origin.TopicRecord(place.topic(), place.partition(), place.offset());
        } catch (DocumentLog.UnavailableException e) {
            throw ProblemException.unavailable(String.valueOf(e.getMessage()), RETRY, e);
        }
    }
}
