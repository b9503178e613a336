package io.landport.producer;

import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Sha256;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DocumentPlace;
import io.landport.producer.publish.PublishException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads inputs and passes their documents to a destination. A bad document is rejected and reading continues. An input that
 * cannot be read, or a destination that fails, ends the ingest; what was published before remains. Can be run once.
 */
public final class Ingest {
    private final IngestRequest request;
    private final Destination destination;
    private final IngestListener listener;
    private final Clock clock;
    private final ProgressReports reports;
    private final IngestTally tally = new IngestTally();
    private final List<String> done = new ArrayList<>();

    /** @param destination stays open */
    public Ingest(IngestRequest request, Destination destination, Clock clock, IngestListener listener) {
        this.request = request;
        this.destination = destination;
        this.listener = listener;
        this.clock = clock;
        this.reports = new ProgressReports(clock, listener);
    }

    /** Reads every input and waits until all of it is published. */
    public IngestReport run() {
        List<String> problems = new ArrayList<>();
        try {
            readAll().ifPresent(problems::add);
            destination.flush();
        } catch (PublishException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        Optional<String> problem = problems.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", problems));
        return new IngestReport(tally.counts(destination.published()), done, problem);
    }

    /** The problem that ended it, empty if none did. */
    private Optional<String> readAll() throws PublishException {
        for (Input input : request.inputs()) {
            Optional<String> problem = read(input);
            reports.tell(input.givenName(), tally);
            tally.inputEnds();
            if (problem.isPresent()) {
                return problem;
            }
            done.add(input.givenName());
        }
        return Optional.empty();
    }

    private Optional<String> read(Input input) throws PublishException {
        try (Feed feed = request.format().open(input)) {
            return read(input, feed);
        } catch (InvalidFileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            return Optional.of(input.givenName() + " cannot be read after " + tally.rows()
                    + " rows in all: it was cut off (" + e.getMessage() + "). Get the whole file again");
        } catch (IOException e) {
            return Optional.of(
                    input.givenName() + " cannot be read after " + tally.rows() + " rows in all: " + e.getMessage());
        }
    }

    private Optional<String> read(Input input, Feed feed) throws IOException, PublishException {
        FeedTally ofInput = new FeedTally();
        for (FeedItem item = feed.next(); item != null; item = feed.next()) {
            tally.rows(feed.rows());
            Optional<String> stop = take(feed.origin(input), item, ofInput);
            if (stop.isPresent()) {
                return stop;
            }
            if (listener.isStopped()) {
                return Optional.of("stopped after %,d rows of %s".formatted(feed.rows(), input.givenName()));
            }
            reports.step(input.givenName(), tally);
        }
        tally.rows(feed.rows());
        tally.addSkipped(feed.skipped());
        feed.warning().ifPresent(warning -> listener.warned(input.givenName(), warning));
        // A report says that everything is in Kafka.
        destination.flush();
        destination.take(ofInput.report(input, request.format(), countRows(feed), clock.instant()));
        return Optional.empty();
    }

    /** Rows that a mapping skips are no rows of the report: they become nothing. */
    private static long countRows(Feed feed) {
        return feed.rows()
                - feed.skipped().values().stream().mapToLong(Long::longValue).sum();
    }

    private Optional<String> take(Input input, FeedItem item, FeedTally ofInput) throws IOException, PublishException {
        if (item instanceof FeedItem.Read read) {
            ofInput.addDocument(item);
            return take(input, read);
        }
        FeedItem.RejectedRows rejected = item.rejected().orElseThrow();
        ofInput.addRejection(item);
        if (!request.strict()) {
            destination.take(rejection(input, rejected));
        }
        return reject(input, rejected.line(), rejected.reason(), rejected.detail());
    }

    /** Publishes a document even if the judge will reject it, unless the ingest is strict: streams decides. */
    private Optional<String> take(Input input, FeedItem.Read read) throws PublishException {
        Optional<FeedProblem> problem = request.preview()
                .flatMap(preview -> preview.rejection(read.content()))
                .map(read.locator()::locate);
        if (problem.isPresent()) {
            if (request.strict() || !destination.publishes()) {
                return reject(
                        input,
                        problem.get().line(),
                        problem.get().reason(),
                        problem.get().detail());
            }
            tally.addPrediction(problem.get().reason());
            listener.predicted(
                    input.givenName(),
                    problem.get().line(),
                    problem.get().reason(),
                    problem.get().detail());
        }
        long line = problem.map(FeedProblem::line).orElse(read.line());
        destination.take(read.content(), new DocumentPlace(input.givenName(), line));
        tally.addDocument(read.rounded());
        return Optional.empty();
    }

    /** Counts a rejection; returns the message that ends a strict ingest. */
    private Optional<String> reject(Input input, long line, Reason reason, String detail) {
        tally.addRejection(reason);
        listener.rejected(input.givenName(), line, reason, detail);
        return request.strict()
                ? Optional.of(input.givenName() + " line " + line + ": " + reason.code() + ", " + detail
                        + ". Stopped at the first bad document because of --strict")
                : Optional.empty();
    }

    private static Rejection rejection(Input input, FeedItem.RejectedRows rejected) throws IOException {
        Optional<String> hash = input.hash();
        Origin origin = new Origin.FeedLine(
                input.fileName(),
                hash.isPresent() ? hash.get() : Sha256.of(rejected.original().bytes()),
                rejected.line());
        return rejected.rejection(origin);
    }
}
