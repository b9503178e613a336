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
import io.landport.operations.ingest.IngestFates;
import io.landport.operations.ingest.IngestSummary;
import io.landport.operations.stage.ShutdownSignal;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    /** A feed that waits for standard input notices nothing. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

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
            split = ",",
            description = {
                "Publish with this received day (UTC), which must not be before the received day of the topic.",
                "A list has one day for each file."
            })
    private List<LocalDate> received = List.of();

    @Override
    public Integer call() {
        Installation installation = installation();
        Format format = feeds.chosen(MappingCatalog.of(installation.settings().mappings()));
        List<Input> inputs = feeds.inputs();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        checkDays(inputs.size(), today);
        if (wait && check) {
            throw invalid("--wait cannot be combined with --check, which publishes nothing");
        }
        List<Batch> batches = batches(inputs, today);
        return check ? check(format, batches, installation) : publish(format, batches, installation);
    }

    /** Files that are received on one day. */
    private record Batch(LocalDate day, List<Input> inputs) {}

    private void checkDays(int files, LocalDate today) {
        if (received.size() > 1 && received.size() != files) {
            throw invalid("--received has " + received.size() + " days for " + files
                    + " files: give one day, or one for each file");
        }
        LocalDate before = LocalDate.MIN;
        for (LocalDate day : received) {
            if (day.isAfter(today)) {
                throw invalid("--received " + day + " is in the future");
            }
            if (day.isBefore(before)) {
                throw invalid("--received: " + day + " is before " + before
                        + ", the day of an earlier file. Received days never go back: order the files by their days");
            }
            before = day;
        }
    }

    private List<Batch> batches(List<Input> inputs, LocalDate today) {
        if (received.size() <= 1) {
            return List.of(new Batch(received.isEmpty() ? today : received.get(0), inputs));
        }
        Map<LocalDate, List<Input>> byDay = new LinkedHashMap<>();
        for (int file = 0; file < inputs.size(); file++) {
            byDay.computeIfAbsent(received.get(file), unused -> new ArrayList<>())
                    .add(inputs.get(file));
        }
        return byDay.entrySet().stream()
                .map(batch -> new Batch(batch.getKey(), batch.getValue()))
                .toList();
    }

    private int check(Format format, List<Batch> batches, Installation installation) {
        boolean isClean = true;
        for (Batch batch : batches) {
            try (Destination nowhere = new DryRun()) {
                IngestReport report = ingest(request(format, batch, installation.reference()), nowhere);
                isClean &= isDone(report) && report.counts().isWithoutRejections();
            }
        }
        return isClean ? 0 : 1;
    }

    private int publish(Format format, List<Batch> batches, Installation installation) {
        Installation live = StageChecks.live(installation);
        warnOfOtherReference(live, live.reference());
        for (Batch batch : batches) {
            warnOfEarlierIngests(live, format, batch.inputs);
        }
        if (!wait) {
            return publish(format, batches, live, Acknowledgements.NONE).isEmpty() ? 1 : 0;
        }
        try (FinalFates fates = FinalFates.since(live)) {
            return publish(format, batches, live, fates);
        }
    }

    /** The number of documents that are published; empty after a failure, which ends it. */
    private OptionalLong publish(
            Format format, List<Batch> batches, Installation live, Acknowledgements acknowledgements) {
        long published = 0;
        for (Batch batch : batches) {
            try (Destination kafka = destination(live, acknowledgements, batch.day)) {
                IngestReport report = ingest(request(format, batch, live.reference()), kafka);
                published += report.counts().published();
                if (!isDone(report)) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.of(published);
    }

    private int publish(Format format, List<Batch> batches, Installation live, FinalFates fates) {
        OptionalLong published = publish(format, batches, live, fates.acknowledgements());
        IngestFates printed = fates.print(published.orElse(0), timeout, out(), err());
        Map<Reason, Long> rejected = printed.rejected();
        if (printed.stale() > 0 && feeds.isBts()) {
            err().println(
                            "stale documents: a file of a later period has the same months, and its figures count. If the figures"
                                    + " of this file are better, ingest it with --period and the period of the later file, and with"
                                    + " --supersede 1 (docs/feeds.md)");
        }
        if (rejected.containsKey(Reason.CONFLICTING_REVISION) && feeds.isBts()) {
            err().println("to replace documents that were ingested before with other content, ingest the file with"
                    + " --supersede (docs/feeds.md)");
        }
        return published.isPresent() && (rejected.isEmpty() || !strict) ? 0 : 1;
    }

    private IngestRequest request(Format format, Batch batch, Reference reference) {
        return new IngestRequest(
                format, batch.inputs, strict, Optional.of(new Preview(new Judge(reference), batch.day)));
    }

    private IngestReport ingest(IngestRequest request, Destination destination) {
        try (ShutdownSignal stopping = new ShutdownSignal(STOP_TIMEOUT)) {
            IngestLine line = IngestLine.of(err(), check, stopping::isReceived);
            IngestReport report = new Ingest(request, destination, Clock.systemUTC(), line).run();
            line.end();
            out().println(IngestSummary.of(report.counts(), !check));
            out().flush();
            report.problem().ifPresent(problem -> printProblem(problem, report.done()));
            if (stopping.isReceived() && !check) {
                err().println(
                                "Kafka has the %,d documents that are published. Run the same command again for the rest: what Kafka"
                                                .formatted(report.counts().published())
                                        + " has counts once");
            }
            return report;
        }
    }

    private static boolean isDone(IngestReport report) {
        return report.problem().isEmpty();
    }

    private Destination destination(Installation live, Acknowledgements acknowledgements, LocalDate day) {
        Destination publisher = Publisher.to(
                live.client(),
                live.topics(),
                live.wire(),
                received.isEmpty()
                        ? Optional.empty()
                        : Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                acknowledgements);
        return received.isEmpty()
                ? publisher
                : new DatedDestination(publisher, new KafkaAdmin(live.client()), live.topics(), day);
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
