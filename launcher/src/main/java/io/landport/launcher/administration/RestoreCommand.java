package io.landport.launcher.administration;

import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.backup.BackupSummary;
import io.landport.operations.backup.Restore;
import io.landport.operations.instance.ReachableInstallation;
import io.landport.operations.stage.LiveGeneration;
import io.landport.terminal.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "restore",
        description = {
            "Restores a backup into an empty installation: no topic may have records, and the store no tables. Checks all"
                    + " files of the backup first. Then start the stages, which compute all figures from the documents"
                    + " (docs/operations.md).",
            "If no setting names a broker, the servers of the data folder are started, and stopped when the command is done."
        })
public final class RestoreCommand extends InstallationCommand {
    @Option(names = "--from", paramLabel = "FOLDER", required = true, description = "Folder of the backup.")
    private Path from = Path.of("");

    @Option(names = "--check", description = "Check the files of the backup and restore nothing.")
    private boolean check;

    @Override
    public Integer call() {
        try (ProgressLine progress = ProgressLine.of(err())) {
            return restore(progress);
        }
    }

    private int restore(ProgressLine progress) {
        PrintWriter out = out();
        Restore restore = Restore.of(from, progress);
        BackupSummary summary = restore.summary();
        progress.clear();
        out.println("backup of generation %d at %s: %,d documents and %,d rows of the store in %d files, all undamaged"
                .formatted(
                        summary.generation(), summary.created(), summary.documents(), summary.rows(), summary.files()));
        if (check) {
            return 0;
        }
        try (ReachableInstallation reached = ReachableInstallation.ofNew(data(), environment())) {
            Installation restored = restore.into(reached.installation());
            progress.clear();
            out.println("restored. Start the stages, then run 'landport verify'");
            warnOfOtherVersion(restored);
        }
        return 0;
    }

    private void warnOfOtherVersion(Installation restored) {
        try {
            LiveGeneration.requireCompatible(restored);
        } catch (CommandException e) {
            err().println("warning: the stages will not start: " + e.getMessage());
        }
    }
}
