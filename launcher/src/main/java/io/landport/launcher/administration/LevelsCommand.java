package io.landport.launcher.administration;

import io.landport.contract.FormatLevels;
import io.landport.contract.Release;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.StageChecks;
import io.landport.operations.upgrade.Levels;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "levels",
        description = {
            "Shows the format level on which the installation has agreed, and the version of each running process.",
            "After a rolling upgrade, --raise ends it: from then on, processes of the version before cannot be started"
                    + " (docs/operations.md)."
        })
public final class LevelsCommand extends InstallationCommand {
    @Option(
            names = "--raise",
            description =
                    "Raise the level to the highest of this version. Refused while a process of the version before runs.")
    private boolean raise;

    @Override
    public Integer call() {
        Installation installation = installation();
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            Levels levels = new Levels(StageChecks.live(cluster, installation), cluster);
            if (raise) {
                out().println(raised(levels.raise(FormatLevels.CURRENT), FormatLevels.CURRENT));
            } else {
                print(levels, out());
            }
        }
        return 0;
    }

    static String raised(boolean isRaised, int level) {
        return isRaised
                ? "format level raised to " + level + "; processes write it from their next start on. Changelogs keep"
                        + " entries of level " + (level - 1) + ": run 'landport rebuild' before a version of level "
                        + (level + 1) + " runs"
                : "format level " + level + " was agreed on before; nothing has been changed";
    }

    /** The agreed level, and a line for each member. */
    static void print(Levels levels, PrintWriter out) {
        int agreed = levels.agreed();
        String higher = agreed < FormatLevels.CURRENT
                ? "; Landport " + Release.VERSION + " can raise it to " + FormatLevels.CURRENT
                : "";
        out.println("format level " + agreed + higher);
        levels.members().forEach(member -> out.println("  " + member));
    }
}
