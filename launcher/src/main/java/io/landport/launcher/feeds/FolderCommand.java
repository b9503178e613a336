package io.landport.launcher.feeds;

import io.landport.domain.access.IntakeFeed;
import io.landport.installation.Installation;
import io.landport.installation.settings.FolderSetting;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.monitor.meter.Meters;
import io.landport.operations.folder.FolderStage;
import io.landport.operations.instance.StageThread;
import io.landport.operations.serve.StageProcess;
import io.landport.operations.stage.OpenResources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "folder",
        description = {
            "Publishes the files that arrive in a folder, exactly once, until it is stopped. Moves each to DIR/done or"
                    + " DIR/failed, with a report beside it.",
            "A file is taken when it is renamed into the folder; names that begin with a dot or end in .part, .filepart or .tmp"
                    + " are not taken (docs/feeds.md#a-watched-folder)."
        })
public final class FolderCommand extends InstallationCommand implements StageProcess.Stage {
    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description =
                    "The feed in LANDPORT_FEEDS whose sources, format and mapping apply (default: the only feed).")
    private @Nullable String feed;

    @Option(names = "--markers", description = "Take a file only when FILE.done is beside it.")
    private boolean markers;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw invalid("there is no folder " + folder);
        }
        Installation installation = installation();
        feed = feed(installation.settings().feeds());
        try (StageProcess process = new StageProcess("folder", installation, out())) {
            return process.run(this);
        }
    }

    @Override
    public void require(KafkaAdmin cluster) {
        cluster.requireTransactions();
    }

    @Override
    public CompletableFuture<Optional<Throwable>> start(Installation live, Meters meters, OpenResources resources) {
        FolderSetting setting = new FolderSetting(String.valueOf(feed), folder, markers);
        return StageThread.start("folder", FolderStage.open(live, setting, resources));
    }

    private String feed(List<IntakeFeed> feeds) {
        List<String> names = feeds.stream().map(IntakeFeed::name).toList();
        if (feed == null && names.size() > 1) {
            throw invalid("--feed must be one of " + String.join(", ", names));
        }
        if (feed != null && !names.contains(feed)) {
            throw invalid("--feed is " + feed + ", must be one of " + String.join(", ", names));
        }
        return feed == null ? names.get(0) : feed;
    }
}
