package io.landport.launcher.command;

import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.domain.reference.Reference;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.screen.IngestLine;
import io.landport.producer.Ingest;
import io.landport.producer.IngestReport;
import io.landport.producer.IngestRequest;
import io.landport.producer.Preview;
import io.landport.producer.format.Format;
import io.landport.producer.format.Input;
import io.landport.producer.format.MappingCatalog;
import io.landport.producer.publish.Acknowledgements;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DryRun;
import io.landport.producer.publish.Publisher;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = {
            "Publishes the documents of files. Exits when Kafka has acknowledged all of them.",
            "A bad document does not stop its file: it is sent to the rejected topic with the reason"
                    + " (docs/rejections.md). Documents that the judge will reject are published and reported."
        })
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Mixin
    private FeedOptions feeds = new FeedOptions();

    @Option(names = "--strict", description = "Stop at the first bad document and do not publish it.")
    private boolean strict;

    @Option(names = "--check", description = "Publish nothing; report every document that would be rejected.")
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Installation installation = options.installation();
        Format format = feeds.chosen(MappingCatalog.of(installation.settings().mappings()));
        List<Input> inputs = feeds.inputs();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        if (received != null && received.isAfter(today)) {
            throw new ParameterException(spec.commandLine(), "--received " + received + " is in the future");
        }
        if (wait && check) {
            throw new ParameterException(
                    spec.commandLine(), "--wait cannot be combined with --check, which publishes nothing");
        }
        LocalDate day = received == null ? today : received;
        return check ? checked(format, inputs, installation, day) : published(format, inputs, installation, day);
    }

    private int checked(Format format, List<Input> inputs, Installation installation, LocalDate day) {
        try (Destination nowhere = new DryRun()) {
            return isDone(ingest(request(format, inputs, installation.reference(), day), nowhere)) ? 0 : 1;
        }
    }

    private int published(Format format, List<Input> inputs, Installation installation, LocalDate day) {
        Installation live = live(installation);
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
            return published(request, live, fates);
        }
    }

    private int published(IngestRequest request, Installation live, FinalFates fates) {
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

    private static Installation live(Installation installation) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return StageChecks.live(cluster, installation);
        }
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

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
