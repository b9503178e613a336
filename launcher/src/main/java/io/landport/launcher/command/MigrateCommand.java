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
            "Migrates the schema as the owner of the store, creates the writer and analyst roles if they are"
                    + " missing, grants their privileges and revokes all others.",
            "Run it before the first consumer starts and after each change of the version or of the database"
                    + " settings. If one user has all roles, the consumer migrates the store when it starts."
        })
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GenerationStore store = GenerationStore.of(options.installation());
        store.migrate();
        store.requireOwner();
        spec.commandLine()
                .getOut()
                .println("store at %s migrated: owner %s, writer %s, analyst %s"
                        .formatted(
                                store.asOwner(),
                                store.asOwner().user(),
                                store.asWriter().user(),
                                store.asAnalyst().user()));
        return 0;
    }
}
