package io.landport.operations.folder;

import io.landport.contract.RegistryException;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.Channel;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.format.FormatChoice;
import io.landport.format.FormatChoiceException;
import io.landport.format.feed.Input;
import io.landport.installation.Installation;
import io.landport.operations.ingest.IngestSummary;
import io.landport.producer.FeedLimits;
import io.landport.producer.Ingest;
import io.landport.producer.IngestCounts;
import io.landport.producer.IngestListener;
import io.landport.producer.IngestReport;
import io.landport.producer.IngestRequest;
import io.landport.producer.Preview;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.ResumableDestination;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes claimed files of a feed, each exactly once, also if it is interrupted. Not thread-safe. */
final class FilePublisher implements AutoCloseable {
    private static final int MAX_LINES = 1_000;

    private final Installation live;
    private final IntakeFeed feed;
    private final FormatChoice formats;
    private final ResumableDestination.Scope scope;
    private final BooleanSupplier mustStop;
    private final Consumer<FolderStep> steps;
    private @Nullable ResumableDestination kafka;

    /** @param mustStop asked after each document whether to interrupt the file */
    FilePublisher(
            Installation live,
            IntakeFeed feed,
            FormatChoice formats,
            ResumableDestination.Scope scope,
            BooleanSupplier mustStop,
            Consumer<FolderStep> steps) {
        this.live = live;
        this.feed = feed;
        this.formats = formats;
        this.scope = scope;
        this.mustStop = mustStop;
        this.steps = steps;
    }

    /**
     * Publishes a file, or the rest of it.
     *
     * @return empty if it was interrupted
     * @throws PublishException if Kafka does not take it; the rest is published the next time
     */
    Optional<FileOutcome> publish(Claim claim) throws PublishException {
        ResumableDestination destination = kafka == null ? ResumableDestination.open(scope) : kafka;
        kafka = destination;
        Input input = Input.file(claim.file(), claim.fileName());
        try {
            String position = claim.id() + ' ' + input.hash().orElse("");
            if (destination.lastInput().startsWith(claim.id() + ' ')
                    && !destination.lastInput().equals(position)) {
                return Optional.of(
                        FileOutcome.failed(claim.fileName() + " was changed after a part of it was published"));
            }
            destination.begin(position);
            FormatOfFeed format = new FormatOfFeed(
                    formats.ofFile(input, feed.format(), feed.mapping()),
                    new FeedLimits(feed),
                    live.wire().codec(live.topics().documents(Channel.CUSTOMS)),
                    claim.file());
            return publish(input, format, destination);
        } catch (FormatChoiceException | IOException e) {
            return Optional.of(FileOutcome.failed(claim.fileName() + " cannot be read: " + e.getMessage()));
        } catch (RegistryException e) {
            throw new PublishException("cannot publish: " + e.getMessage(), e);
        }
    }

    private Optional<FileOutcome> publish(Input input, FormatOfFeed format, ResumableDestination destination)
            throws PublishException {
        Preview preview = new Preview(new Judge(live.reference()), LocalDate.now(scope.clock()));
        Lines lines = new Lines();
        IngestReport report = new Ingest(
                        new IngestRequest(format, List.of(input), false, Optional.of(preview)),
                        destination,
                        scope.clock(),
                        lines)
                .run();
        if (destination.failure().isPresent()) {
            throw destination.failure().get();
        }
        if (report.problem().isPresent() && mustStop.getAsBoolean()) {
            return Optional.empty();
        }
        steps.accept(FolderStep.PUBLISHED);
        return Optional.of(outcome(report, lines));
    }

    private static FileOutcome outcome(IngestReport report, Lines lines) {
        IngestCounts counts = report.counts();
        String summary = IngestSummary.of(counts, true);
        boolean isNothingAccepted = counts.documents() == 0 && counts.rejected() > 0;
        return new FileOutcome(
                report.problem().isEmpty() && !isNothingAccepted,
                report.problem().orElse(summary),
                summary + '\n' + report.problem().map(problem -> problem + '\n').orElse("") + lines.text());
    }

    /** Closes the connection, which is opened again for the next file. */
    void disconnect() {
        ResumableDestination open = kafka;
        kafka = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    /** The lines of a report. */
    private final class Lines implements IngestListener {
        private final StringBuilder text = new StringBuilder();
        private long count;

        @Override
        public boolean isStopped() {
            steps.accept(FolderStep.DOCUMENT_READ);
            return mustStop.getAsBoolean();
        }

        @Override
        public void rejected(String input, long line, Reason reason, String detail) {
            add(IngestSummary.rejection(input, line, reason, detail));
        }

        @Override
        public void predicted(String input, long line, Reason reason, String detail) {
            add(IngestSummary.prediction(input, line, reason, detail));
        }

        @Override
        public void warned(String input, String warning) {
            add("warning: " + input + ' ' + warning);
        }

        private void add(String line) {
            if (count < MAX_LINES) {
                text.append(line).append('\n');
            }
            count++;
        }

        private String text() {
            return count > MAX_LINES ? text + "... and %,d more".formatted(count - MAX_LINES) + '\n' : text.toString();
        }
    }
}
