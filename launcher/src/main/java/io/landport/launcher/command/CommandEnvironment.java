package io.landport.launcher.command;

import java.util.Map;

/** The environment variables of the process. The root command implements it, and its subcommands read the variables from there. */
public interface CommandEnvironment {
    /** The variables by name. */
    Map<String, String> environment();
}
