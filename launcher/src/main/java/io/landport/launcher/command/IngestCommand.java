package io.landport.launcher.command;

import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.screen.IngestLine;
import io.landport.producer.Ingest;
import io.landport.producer.IngestCounts;
import io.landport.producer.IngestReport;
import io.landport.producer.IngestRequest;
import io.landport.producer.format.BtsDot3;
import io.landport.producer.format.BtsOptions;
import io.landport.producer.format.Csv;
import io.landport.producer.format.Format;
import io.landport.producer.format.Input;
import io.landport.producer.format.Ndjson;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DryRun;
import io.landport.producer.publish.Publisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = {
            "Publishes the documents of files. Ends once Kafka has all of them.",
            "A bad document does not stop the file: it goes to the rejected topic with its reason (docs/rejections.md)."
        })
final class IngestCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Parameters(index = "0", paramLabel = "FORMAT", description = "ndjson, csv or bts-dot3.")
    private String format = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, also .gz; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--previous",
            paramLabel = "FILE[,FILE]",
            split = ",",
            hideParamSyntax = true,
            description =
                    "bts-dot3: files that this one restates; their documents that it no longer has are cancelled.")
    private List<Path> previous = List.of();

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            description = "bts-dot3: the period that the file was published for, which its documents are numbered by"
                    + " (default: the one in its name).")
    private @Nullable YearMonth period;

    @Option(
            names = "--supersede",
            paramLabel = "N",
            description =
                    "bts-dot3: replace what was ingested of the same period before: 1 for the first replacement, 2 for"
                            + " the next, up to 99.")
    private int supersede;

    @Option(names = "--partial", description = "bts-dot3: accept files that lack a part of their period.")
    private boolean partial;

    @Option(names = "--strict", description = "Stop at the first bad document.")
    private boolean strict;

    @Option(names = "--check", description = "Publish nothing; report what the feed and the judge would reject.")
    private boolean check;

    @Option(names = "--received", paramLabel = "YYYY-MM-DD", description = "Publish as if received on this day (UTC).")
    private @Nullable LocalDate received;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requireOptionsOfTheFormat();
        IngestRequest order = new IngestRequest(
                chosenFormat(), files.stream().map(IngestCommand::input).toList(), strict);
        Installation installation = options.installation();
        Clock clock = Clock.systemUTC();
        if (received != null && received.isAfter(LocalDate.now(clock))) {
            throw new ParameterException(spec.commandLine(), "--received " + received + " is still to come");
        }
        IngestLine line = IngestLine.of(spec.commandLine().getErr());
        try (Destination destination = destination(installation, clock)) {
            IngestReport report = new Ingest(order, destination, clock, line).run();
            line.end();
            spec.commandLine().getOut().println(described(report.counts()));
            report.problem().ifPresent(problem -> tell(problem, report.done()));
            return report.problem().isPresent() ? 1 : 0;
        }
    }

    private Format chosenFormat() {
        return switch (format) {
            case "ndjson" -> new Ndjson();
            case "csv" -> new Csv();
            case "bts-dot3" ->
                new BtsDot3(new BtsOptions(
                        Optional.ofNullable(period),
                        supersede,
                        partial,
                        previous.stream().map(Input::file).toList()));
            default ->
                throw new ParameterException(
                        spec.commandLine(), "there is no format " + format + ": choose ndjson, csv or bts-dot3");
        };
    }

    /** An option that the format has no use for would be ignored in silence. */
    private void requireOptionsOfTheFormat() {
        if (!format.equals("bts-dot3") && (period != null || !previous.isEmpty() || supersede != 0 || partial)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--period, --previous, --supersede and --partial are for bts-dot3 files only, not for " + format);
        }
        if (supersede < 0 || supersede > BtsOptions.MAX_SUPERSEDE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--supersede is " + supersede + ", must be from 1 to " + BtsOptions.MAX_SUPERSEDE);
        }
        if (!previous.isEmpty() && files.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--previous names what one FILE restates, but there are " + files.size()
                            + ": give one, and several previous files with commas between");
        }
    }

    private static Input input(String file) {
        return file.equals(Input.STANDARD_INPUT) ? Input.stream(System.in) : Input.file(Path.of(file));
    }

    private Destination destination(Installation installation, Clock clock) {
        if (check) {
            LocalDate today = received == null ? LocalDate.now(clock) : received;
            return new DryRun(new Judge(installation.reference()), today);
        }
        try (KafkaAdmin cluster = installation.cluster()) {
            StageChecks.live(cluster, installation);
        }
        return Publisher.to(
                installation.client(),
                installation.topics(),
                installation.wire(),
                Optional.ofNullable(received)
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private void tell(String problem, List<String> done) {
        spec.commandLine().getErr().println("landport: " + problem);
        if (files.size() > 1) {
            spec.commandLine()
                    .getErr()
                    .println("read to the end before that: " + (done.isEmpty() ? "no file" : String.join(", ", done)));
        }
    }

    private String described(IngestCounts counts) {
        String reasons = counts.byReason().entrySet().stream()
                .map(reason -> code(reason.getKey()) + ' ' + "%,d".formatted(reason.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
        return "%,d rows, %,d documents, %s, %,d rejected%s"
                .formatted(
                        counts.rows(),
                        counts.documents(),
                        check ? "nothing published" : "%,d published".formatted(counts.published()),
                        counts.rejected(),
                        counts.byReason().isEmpty() ? "" : reasons);
    }

    private static String code(Reason reason) {
        return reason.code();
    }
}
