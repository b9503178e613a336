package io.landport.launcher.option;

import io.landport.installation.Installation;
import io.landport.operations.instance.ReachableInstallation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that works on an installation. */
public abstract class InstallationCommand implements Callable<Integer> {
    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @throws io.landport.installation.settings.InvalidSettingsException with all problems of the settings */
    protected final Installation installation() {
        return options.installation();
    }

    /** The installation with running servers: those of the data folder are started if nothing runs on it. */
    protected final ReachableInstallation reach() {
        return ReachableInstallation.of(data(), environment());
    }

    protected final Path data() {
        return options.data();
    }

    protected final Map<String, String> environment() {
        return options.environment();
    }

    protected final CommandLine commandLine() {
        return spec.commandLine();
    }

    protected final PrintWriter out() {
        return commandLine().getOut();
    }

    protected final PrintWriter err() {
        return commandLine().getErr();
    }

    /** Rejects what the user has given. */
    protected final ParameterException invalid(String message) {
        return new ParameterException(commandLine(), message);
    }
}
