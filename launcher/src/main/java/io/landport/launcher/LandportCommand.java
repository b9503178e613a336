package io.landport.launcher;

import io.landport.answer.AnswerFormatException;
import io.landport.chart.ChartException;
import io.landport.contract.FormatLevels;
import io.landport.contract.RegistryException;
import io.landport.contract.Release;
import io.landport.contract.UnsupportedLevelException;
import io.landport.domain.text.ClosestName;
import io.landport.embedded.ServerException;
import io.landport.http.HttpStartException;
import io.landport.installation.CommandException;
import io.landport.installation.settings.InvalidSettingsException;
import io.landport.kafka.progress.CaughtUp;
import io.landport.launcher.administration.AclsCommand;
import io.landport.launcher.administration.BackupCommand;
import io.landport.launcher.administration.CheckCommand;
import io.landport.launcher.administration.CompletionCommand;
import io.landport.launcher.administration.LevelsCommand;
import io.landport.launcher.administration.MigrateCommand;
import io.landport.launcher.administration.QuarantineCommand;
import io.landport.launcher.administration.RebuildCommand;
import io.landport.launcher.administration.RestoreCommand;
import io.landport.launcher.administration.TokensCommand;
import io.landport.launcher.administration.TopicsCommand;
import io.landport.launcher.administration.UpgradeCommand;
import io.landport.launcher.administration.VerifyCommand;
import io.landport.launcher.feeds.FolderCommand;
import io.landport.launcher.feeds.FormatsCommand;
import io.landport.launcher.feeds.IngestCommand;
import io.landport.launcher.feeds.MappingCommand;
import io.landport.launcher.feeds.ReceiptCommand;
import io.landport.launcher.feeds.ReceiptsCommand;
import io.landport.launcher.feeds.SimulateCommand;
import io.landport.launcher.feeds.WebhooksCommand;
import io.landport.launcher.option.CommandEnvironment;
import io.landport.launcher.option.Durations;
import io.landport.launcher.questions.ChartCommand;
import io.landport.launcher.questions.CodesCommand;
import io.landport.launcher.questions.CompareCommand;
import io.landport.launcher.questions.ExplainCommand;
import io.landport.launcher.questions.McpCommand;
import io.landport.launcher.questions.QueryCommand;
import io.landport.launcher.questions.RatesCommand;
import io.landport.launcher.questions.ReportCommand;
import io.landport.launcher.stages.ApiCommand;
import io.landport.launcher.stages.ConsoleCommand;
import io.landport.launcher.stages.ConsumerCommand;
import io.landport.launcher.stages.DemoCommand;
import io.landport.launcher.stages.GatewayCommand;
import io.landport.launcher.stages.IntakeCommand;
import io.landport.launcher.stages.StreamsCommand;
import io.landport.launcher.stages.UpCommand;
import io.landport.launcher.watch.TailCommand;
import io.landport.launcher.watch.WatchCommand;
import io.landport.query.QueryException;
import io.landport.query.question.InvalidQueryException;
import io.landport.reference.InvalidReferenceException;
import io.landport.store.StoreException;
import io.landport.store.schema.SchemaLevel;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.Screen;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root command: its subcommands, its help, and the reporting of failures. */
@Command(
        name = "landport",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "landport " + Release.VERSION,
        description = "Computes totals of border trade by crossing and sector from documents in Kafka, exactly once.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 success, 1 failure, 2 invalid command line or settings.",
            "Settings come from LANDPORT_* variables, from the file that LANDPORT_CONFIG names, and from the running"
                    + " instance in --data, in this order of precedence. 'landport check' shows the effective settings."
        },
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            IngestCommand.class,
            FolderCommand.class,
            MappingCommand.class,
            SimulateCommand.class,
            RatesCommand.class,
            QueryCommand.class,
            ExplainCommand.class,
            CompareCommand.class,
            ChartCommand.class,
            McpCommand.class,
            ReportCommand.class,
            WatchCommand.class,
            TailCommand.class,
            VerifyCommand.class,
            QuarantineCommand.class,
            RebuildCommand.class,
            UpgradeCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CodesCommand.class,
            FormatsCommand.class,
            CheckCommand.class,
            TopicsCommand.class,
            AclsCommand.class,
            TokensCommand.class,
            MigrateCommand.class,
            LevelsCommand.class,
            CompletionCommand.class,
            IntakeCommand.class,
            StreamsCommand.class,
            ConsumerCommand.class,
            GatewayCommand.class,
            ConsoleCommand.class,
            ReceiptCommand.class,
            ReceiptsCommand.class,
            WebhooksCommand.class,
            ApiCommand.class,
        })
public final class LandportCommand implements CommandEnvironment {
    /** Failures that are reported by their message; any other is a bug and is printed with its stack trace. */
    private static final Set<Class<?>> EXPECTED = Set.of(
            CommandException.class,
            InvalidReferenceException.class,
            RegistryException.class,
            UnsupportedLevelException.class,
            CaughtUp.NotCaughtUpException.class,
            QueryException.class,
            AnswerFormatException.class,
            ChartException.class,
            HttpStartException.class,
            StoreException.class,
            KafkaException.class,
            ConfigException.class);

    private static final Set<String> VERSION_OPTIONS = Set.of("--version", "-V");

    private final Map<String, String> environment;

    /** @param environment the process's variables */
    public LandportCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Runs a command line and returns its exit code. */
    public int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** Runs a command line with another standard output and standard error; logging is not redirected. */
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(arguments).setOut(out).setErr(err).execute(arguments);
    }

    private CommandLine commandLine(String... arguments) {
        return CommandTree.of(this, version(arguments), arguments)
                .setExecutionStrategy(new PrintableOutput())
                .setExecutionExceptionHandler(new FailureHandler())
                .setParameterExceptionHandler(new ParameterErrorHandler())
                .registerConverter(Duration.class, new Durations())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // Finding the width of the terminal starts a program.
                .setUsageHelpAutoWidth(Screen.isInteractive());
    }

    /** Reads the commit only if the version is wanted. */
    private static String[] version(String... arguments) {
        return Stream.of(arguments).noneMatch(VERSION_OPTIONS::contains)
                ? new String[0]
                : new String[] {
                    "landport " + Release.VERSION,
                    "commit " + Release.commit(),
                    "format level " + FormatLevels.CURRENT,
                    "schema level " + SchemaLevel.CURRENT
                };
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    /** Escapes all output of commands. Help is styled with control characters and contains no text of others. */
    private static final class PrintableOutput implements CommandLine.IExecutionStrategy {
        @Override
        public int execute(CommandLine.ParseResult parsed) {
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return help;
            }
            CommandLine root = parsed.commandSpec().commandLine();
            root.setOut(PrintableWriter.of(root.getOut())).setErr(PrintableWriter.of(root.getErr()));
            return new CommandLine.RunLast().execute(parsed);
        }
    }

    /** A class instead of a lambda, because the class archive of the script cannot contain lambdas of picocli types. */
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
        if (failure instanceof InvalidSettingsException || failure instanceof InvalidQueryException) {
            err.println("landport: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof ServerException || EXPECTED.stream().anyMatch(type -> type.isInstance(failure))) {
            err.println("landport: " + failure.getMessage() + privilege(failure));
        } else {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The privilege that Kafka has not granted, and where to find it; empty if it has not refused any. */
    private static String privilege(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException denied) {
                // A producer that was denied before it was used says only that it is in an error state.
                String refusal = String.valueOf(denied.getMessage()).replaceFirst("\\.$", "");
                return (String.valueOf(failure.getMessage()).contains(refusal) ? "" : ": " + refusal)
                        + ". The user lacks a privilege" + resource(denied)
                        + " in Kafka: 'landport acls' prints the privileges of each role";
            }
        }
        return "";
    }

    /** What the privilege is for, as far as Kafka says it. */
    private static String resource(AuthorizationException denied) {
        if (denied instanceof TopicAuthorizationException ofTopics
                && !ofTopics.unauthorizedTopics().isEmpty()) {
            return " on the topic " + String.join(", ", new TreeSet<>(ofTopics.unauthorizedTopics()));
        }
        if (denied instanceof GroupAuthorizationException ofGroup && ofGroup.groupId() != null) {
            return " on the group " + ofGroup.groupId();
        }
        // A producer that may write no topic at all is denied on the cluster, which is not what it needs.
        return denied instanceof TransactionalIdAuthorizationException ? " on its transactional ids" : "";
    }

    private static int onParameterError(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = PrintableWriter.of(command.getErr());
        err.println("landport: " + misuse.getMessage());
        Optional<String> meant = misuse instanceof UnmatchedArgumentException unmatched
                ? meant(unmatched.getUnmatched().get(0), command)
                : Optional.empty();
        err.println(meant.map(words -> "Did you mean '" + words + "'?")
                .orElse("See 'landport" + path(command) + " --help'."));
        return CommandLine.ExitCode.USAGE;
    }

    /** The option or command that is nearest to a word that is none. */
    private static Optional<String> meant(String word, CommandLine command) {
        return word.startsWith("-")
                ? ClosestName.of(word, command.getCommandSpec().optionsMap().keySet())
                : ClosestName.of(word, command.getSubcommands().keySet())
                        .map(name -> "landport" + path(command) + ' ' + name);
    }

    private static String path(CommandLine command) {
        return command.getCommandSpec().qualifiedName(" ").substring("landport".length());
    }
}
