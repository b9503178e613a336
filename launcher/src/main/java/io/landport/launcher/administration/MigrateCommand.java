package io.landport.launcher.administration;

import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.stage.GenerationStore;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = {
            "Migrates the schema as the owner of the store, creates the writer and analyst roles if they are"
                    + " missing, grants their privileges and revokes all others.",
            "Run it before the first consumer starts and after each change of the version or of the database"
                    + " settings. If one user has all roles, the consumer migrates the store when it starts."
        })
public final class MigrateCommand extends InstallationCommand {
    @Override
    public Integer call() {
        GenerationStore store = GenerationStore.of(installation());
        store.migrate();
        store.requireOwner();
        out().println("store at %s migrated: owner %s, writer %s, analyst %s"
                .formatted(
                        store.asOwner(),
                        store.asOwner().user(),
                        store.asWriter().user(),
                        store.asAnalyst().user()));
        return 0;
    }
}
