package io.landport.launcher.command;

import io.landport.launcher.GenerationStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        description = {
            "Makes the store's tables what this version needs, as the owner of the store, and lets the users in that write and"
                    + " ask: makes them where they are missing, and gives each what it needs and nothing else.",
            "Run it before the first consumer and after each change of version or of these settings. Where one user does all,"
                    + " the consumer does it when it starts."
        })
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GenerationStore store = options.installation().store();
        store.migrate();
        store.requireOwner();
        spec.commandLine()
                .getOut()
                .println("the store at %s is what this version needs: owner %s, writer %s, analyst %s"
                        .formatted(
                                store.asOwner(),
                                store.asOwner().user(),
                                store.asWriter().user(),
                                store.asAnalyst().user()));
        return 0;
    }
}
