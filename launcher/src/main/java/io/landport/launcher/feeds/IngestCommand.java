package io.landport.launcher.feeds;

import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.domain.reference.Reference;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.ingest.DatedDestination;
import io.landport.operations.ingest.EarlierIngests;
import io.landport.operations.ingest.FinalFates;
import io.landport.operations.ingest.IngestSummary;
import io.landport.operations.stage.StageChecks;
import io.landport.producer.Ingest;
import io.landport.producer.IngestReport;
import io.landport.producer.IngestRequest;
import io.landport.producer.Preview;
import io.landport.producer.publish.Acknowledgements;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DryRun;
import io.landport.producer.publish.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ingest",
        description = {
            "Publishes the documents of files. Exits when Kafka has acknowledged all of them.",
            "A bad document does not stop its file: it is sent to the rejected topic with the reason"
                    + " (docs/rejections.md). Documents that the judge will reject are published and reported."
        })
public final class IngestCommand extends InstallationCommand {
    @Mixin
    private FeedOptions feeds = new FeedOptions();

    @Option(names = "--strict", description = "Stop at the first bad document and do not publish it.")
    private boolean strict;

    @Option(
            names = "--check",
            description = "Publish nothing; report every document that would be rejected. The exit code is then 1.")
    private boolean check;

    @Option(
            names = "--wait",
            description =
                    "Wait until the documents are counted. Then print the rejected documents and how the counts of fates"
                            + " changed.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "Maximum time for --wait (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = "--received",
            paramLabel = "YYYY-MM-DD",
            description =
                    "Publish with this received day (UTC), which must not be before the received day of the topic.")
    private @Nullable LocalDate received;

    @Override
    public Integer call() {
        Installation installation = installation();
        Format format = feeds.chosen(MappingCatalog.of(installation.settings().mappings()));
        List<Input> inputs = feeds.inputs();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        if (received != null && received.isAfter(today)) {
            throw invalid("--received " + received + " is in the future");
        }
        if (wait && check) {
            throw invalid("--wait cannot be combined with --check, which publishes nothing");
        }
        LocalDate day = received == null ? today : received;
        return check ? check(format, inputs, installation, day) : publish(format, inputs, installation, day);
    }

    private int check(Format format, List<Input> inputs, Installation installation, LocalDate day) {
        try (Destination nowhere = new DryRun()) {
            IngestReport report = ingest(request(format, inputs, installation.reference(), day), nowhere);
            return isDone(report) && report.counts().isWithoutRejections() ? 0 : 1;
        }
    }

    private int publish(Format format, List<Input> inputs, Installation installation, LocalDate day) {
        Installation live = StageChecks.live(installation);
        Reference reference = live.reference();
        warnOfOtherReference(live, reference);
        warnOfEarlierIngests(live, format, inputs);
        IngestRequest request = request(format, inputs, reference, day);
        if (!wait) {
            try (Destination kafka = destination(live, Acknowledgements.NONE)) {
                return isDone(ingest(request, kafka)) ? 0 : 1;
            }
        }
        try (FinalFates fates = FinalFates.since(live)) {
            return publish(request, live, fates);
        }
    }

    private int publish(IngestRequest request, Installation live, FinalFates fates) {
        IngestReport report;
        try (Destination kafka = destination(live, fates.acknowledgements())) {
            report = ingest(request, kafka);
        }
        Map<Reason, Long> rejected = fates.print(report.counts().published(), timeout, out(), err());
        if (rejected.containsKey(Reason.CONFLICTING_REVISION) && feeds.isBts()) {
            err().println("to replace documents that were ingested before with other content, ingest the file with"
                    + " --supersede (docs/feeds.md)");
        }
        return isDone(report) && (rejected.isEmpty() || !strict) ? 0 : 1;
    }

    private IngestRequest request(Format format, List<Input> inputs, Reference reference, LocalDate day) {
        return new IngestRequest(format, inputs, strict, Optional.of(new Preview(new Judge(reference), day)));
    }

    private IngestReport ingest(IngestRequest request, Destination destination) {
        IngestLine line = IngestLine.of(err(), check);
        IngestReport report = new Ingest(request, destination, Clock.systemUTC(), line).run();
        line.end();
        out().println(IngestSummary.of(report.counts(), !check));
        report.problem().ifPresent(problem -> printProblem(problem, report.done()));
        return report;
    }

    private static boolean isDone(IngestReport report) {
        return report.problem().isEmpty();
    }

    private Destination destination(Installation live, Acknowledgements acknowledgements) {
        Destination publisher = Publisher.to(
                live.client(),
                live.topics(),
                live.wire(),
                Optional.ofNullable(received)
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                acknowledgements);
        return received == null
                ? publisher
                : new DatedDestination(publisher, new KafkaAdmin(live.client()), live.topics(), received);
    }

    /** With other reference data than that of streams, the preview can differ from the verdicts. */
    private void warnOfOtherReference(Installation live, Reference reference) {
        live.generation()
                .filter(generation -> !generation.referenceDigest().equals(reference.digest()))
                .ifPresent(generation -> err().println("warning: streams uses reference data "
                        + generation.referenceVersion() + ", this ingest uses other data of version "
                        + reference.version()
                        + ": set LANDPORT_REFERENCE to the same folder to predict the same rejections"));
    }

    private void warnOfEarlierIngests(Installation live, Format format, List<Input> inputs) {
        if (feeds.isBts() && !feeds.isReplacement()) {
            EarlierIngests earlier = EarlierIngests.of(live);
            inputs.forEach(input ->
                    earlier.warning(input, format.name()).ifPresent(warning -> err().println("warning: " + warning)));
        }
    }

    private void printProblem(String problem, List<String> done) {
        err().println("landport: " + problem);
        if (feeds.files().size() > 1) {
            err().println("files read completely before the failure: "
                    + (done.isEmpty() ? "none" : String.join(", ", done)));
        }
    }
}
