package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The installation that a command works on. */
final class InstallationOptions {
    static final String DATA_DEFAULT = ".landport";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = DATA_DEFAULT,
            converter = FolderName.class,
            description = "Data folder of a running instance, or of this process (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(DATA_DEFAULT);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** @throws io.landport.launcher.settings.InvalidSettingsException with all problems of the settings */
    Installation installation() {
        return new Installation(Settings.read(environment(), data), data);
    }

    Path data() {
        return data;
    }

    Map<String, String> environment() {
        return ((CommandEnvironment) command.root().userObject()).environment();
    }
}
