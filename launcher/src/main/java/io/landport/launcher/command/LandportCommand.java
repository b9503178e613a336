package io.landport.launcher.command;

import io.landport.contract.RegistryException;
import io.landport.launcher.CommandException;
import io.landport.launcher.embedded.ServerException;
import io.landport.launcher.kafka.CaughtUp;
import io.landport.launcher.kafka.KafkaAdminException;
import io.landport.launcher.screen.Screen;
import io.landport.launcher.settings.InvalidSettingsException;
import io.landport.query.QueryException;
import io.landport.reference.InvalidReferenceException;
import io.landport.store.StoreException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program as a command: its subcommands, its help, and how failures are told. */
@Command(
        name = "landport",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "landport 0.1.0",
        description = "Border trade documents in, exact rolling totals by crossing and sector out.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 failure, 2 usage.",
            "Settings come from LANDPORT_* variables, from the file that LANDPORT_CONFIG names, and from a running"
                    + " instance found by --data; 'landport check' shows those in force."
        },
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            IngestCommand.class,
            SimulateCommand.class,
            RatesCommand.class,
            QueryCommand.class,
            WatchCommand.class,
            VerifyCommand.class,
            QuarantineCommand.class,
            RebuildCommand.class,
            CodesCommand.class,
            CheckCommand.class,
            TopicsCommand.class,
            MigrateCommand.class,
            StreamsCommand.class,
            ConsumerCommand.class,
        })
public final class LandportCommand {
    /** Failures whose message says all; anything else is a bug and is shown with its stack trace. */
    private static final Set<Class<?>> EXPECTED = Set.of(
            CommandException.class,
            InvalidReferenceException.class,
            KafkaAdminException.class,
            RegistryException.class,
            CaughtUp.NotCaughtUpException.class,
            QueryException.class,
            StoreException.class,
            KafkaException.class,
            ConfigException.class);

    private final Map<String, String> environment;

    /** @param environment the process's variables */
    public LandportCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Runs a command line and returns its exit code. */
    public int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** The same with standard output going elsewhere. */
    public int run(PrintWriter out, String... arguments) {
        return commandLine(arguments).setOut(out).execute(arguments);
    }

    /** The same with standard error going elsewhere, too; what is logged stays where it is. */
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(arguments).setOut(out).setErr(err).execute(arguments);
    }

    private CommandLine commandLine(String... arguments) {
        return CommandTree.of(this, arguments)
                .setExecutionExceptionHandler(new FailureHandler())
                .setParameterExceptionHandler(new ParameterErrorHandler())
                .registerConverter(Duration.class, new Durations())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // Asks the terminal for its width, which starts a program.
                .setUsageHelpAutoWidth(Screen.isInteractive());
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Classes of their own, as the archive of classes that the script starts with cannot hold a lambda of picocli's types. */
    private static final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(
                Exception failure, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
            return onFailure(failure, command);
        }
    }

    private static final class ParameterErrorHandler implements CommandLine.IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException misuse, String[] arguments) {
            return onParameterError(misuse);
        }
    }

    private static int onFailure(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof InvalidSettingsException) {
            err.println("landport: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof ServerException || EXPECTED.stream().anyMatch(type -> type.isInstance(failure))) {
            err.println("landport: " + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int onParameterError(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println("landport: " + misuse.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(misuse, command.getErr())) {
            command.getErr().println("See 'landport" + path(command) + " --help'.");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static String path(CommandLine command) {
        return command.getCommandSpec().qualifiedName(" ").substring("landport".length());
    }
}
