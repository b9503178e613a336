package io.landport.launcher.administration;

import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.audit.VerifiedCounts;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.DocumentTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.Counts;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.OperatorTopics;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import io.landport.verify.FateBalance;
import io.landport.verify.FigureComparison;
import io.landport.verify.Verification;
import io.landport.verify.VerificationReport;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Recomputes all totals from the documents and compares the aggregate topics, the store and the fates"
                    + " with them. Exits with 0 only if nothing differs (docs/verify.md).",
            "Waits until all records that are in the document topics now have reached the store. Changes nothing;"
                    + " writes temporary files to the data folder, and records the outcome in operators.actions.v1 if the"
                    + " Kafka user may write it."
        })
public final class VerifyCommand extends InstallationCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Counts.class,
            defaultValue = "20",
            description = "Maximum number of differences of each kind to show (default: ${DEFAULT-VALUE}).")
    private long limit;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Maximum time to wait for streams and consumer (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Name of the operator, recorded with the outcome (default: the user of this process).")
    private String by = "";

    @Override
    public Integer call() {
        if (by.isBlank()) {
            throw invalid("--by must not be blank");
        }
        VerificationReport report = report(installation());
        out().print(VerificationText.of(report));
        out().flush();
        return report.isClean() ? 0 : 1;
    }

    /** Records the outcome, for the page of operators. A user who may only read verifies without a record. */
    private void record(Installation installation, VerificationReport report) {
        try {
            new OperatorTopics(installation).add(List.of(action(report, installation.number())));
        } catch (KafkaException e) {
            err().println("verify: the outcome is not recorded in "
                    + installation.topics().operatorActions().name() + ": " + e.getMessage());
        }
    }

    /** The outcome as an action of the operator. */
    private OperatorAction action(VerificationReport report, int generation) {
        long keys = report.compared().stream().mapToLong(FigureComparison::keys).sum();
        long unaccounted =
                report.balances().stream().mapToLong(FateBalance::unaccounted).sum();
        return new OperatorAction(
                UUID.randomUUID().toString(),
                Clock.systemUTC().instant(),
                by,
                null,
                ActionKind.VERIFY,
                report.isClean() ? ActionOutcome.EQUAL : ActionOutcome.DIFFERENT,
                null,
                null,
                null,
                null,
                new VerifiedCounts(keys, report.differing(), unaccounted).detail(),
                generation);
    }

    private VerificationReport report(Installation named) {
        try (VerificationLine line = VerificationLine.of(err());
                KafkaAdmin cluster = new KafkaAdmin(named.client())) {
            Installation installation = StageChecks.live(cluster, named);
            LiveGeneration.requireCompatible(installation);
            // Before the topics, which take longer: a store that does not answer is reported soon.
            StageFactory.of(installation).storedOffsets();
            new DocumentTopics(cluster, installation.topics()).requireAll();
            VerificationReport report = new Verification(
                            StageFactory.of(installation).verification(Math.toIntExact(limit)),
                            line,
                            () -> StageFactory.of(installation)
                                    .caughtUp(cluster)
                                    .await(timeout))
                    .run();
            record(installation, report);
            return report;
        } catch (UncheckedIOException e) {
            throw new CommandException("verify cannot write temporary files in " + data() + ": " + e.getMessage(), e);
        }
    }
}
