package io.landport.launcher.administration;

import io.landport.installation.Installation;
import io.landport.kafka.admin.DocumentTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.backup.Backup;
import io.landport.operations.backup.BackupSummary;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.stage.StageFactory;
import io.landport.terminal.ProgressLine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        description = {
            "Copies the topics from which all figures are computed to a folder: documents with their received days, reports"
                    + " of feeds, quarantined records, generations; also what users load into the store, rejections of feeds, and"
                    + " reference data (docs/operations.md).",
            "Runs next to the stages. Waits until the consumer has written all rejections. The folder holds documents and"
                    + " originals; only its owner may read it."
        })
public final class BackupCommand extends InstallationCommand {
    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "New or empty folder.")
    private Path to = Path.of("");

    @Option(
            names = "--without-store",
            description = "Copy topics only: exchange rates, policies and rejections of feeds are not in the backup.")
    private boolean withoutStore;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Maximum time to wait for streams and consumer (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Override
    public Integer call() {
        try (ReachableInstallation reached = reach();
                ProgressLine progress = ProgressLine.of(err());
                KafkaAdmin cluster = new KafkaAdmin(reached.installation().client())) {
            Installation live = StageChecks.live(cluster, reached.installation());
            new DocumentTopics(cluster, live.topics()).requireAll();
            if (!withoutStore) {
                // A store that does not answer is reported soon.
                StageFactory.of(live).storedOffsets();
                StageFactory.of(live).awaitCaughtUp(cluster, timeout, err());
            }
            BackupSummary summary = new Backup(live, progress)
                    .run(to, !withoutStore, Clock.systemUTC().instant());
            progress.clear();
            out().println("backup of generation %d: %,d documents and %,d rows of the store in %d files in %s"
                    .formatted(summary.generation(), summary.documents(), summary.rows(), summary.files(), to));
            return 0;
        }
    }
}
