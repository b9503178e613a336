package io.landport.launcher.option;

import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The installation that a command works on. */
public final class InstallationOptions {
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

    /** @throws io.landport.installation.settings.InvalidSettingsException with all problems of the settings */
    public Installation installation() {
        return new Installation(Settings.read(environment(), data), data);
    }

    public Path data() {
        return data;
    }

    public Map<String, String> environment() {
        return ((CommandEnvironment) command.root().userObject()).environment();
    }
}
