package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.cluster.Cluster;
import io.landport.launcher.settings.Store;
import io.landport.query.BadQuery;
import io.landport.query.DailyOptions;
import io.landport.query.DailyQuery;
import io.landport.query.Dimension;
import io.landport.query.Format;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = "Asks the store.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = QueryCommand.Daily.class)
final class QueryCommand {
    @Command(
            name = "daily",
            modelTransformer = Filters.class,
            description = {
                "Adds up daily totals. A row for each combination of --by and each currency; amounts of two currencies are"
                        + " never added.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg."
            })
    static final class Daily implements Callable<Integer> {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Option(names = "--from", paramLabel = "DAY", description = "First statistical day, such as 2021-01-01.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "DAY", description = "Last statistical day.")
        private @Nullable String to;

        @Option(
                names = "--by",
                paramLabel = "DIM[,DIM]",
                description = "Group by: day, month, year, source, reporter, partner, region, crossing, sector, flow,"
                        + " channel, regime, mode.")
        private @Nullable String by;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "table",
                description = "table, csv or json (default: ${DEFAULT-VALUE}).")
        private String format = "";

        @Option(
                names = "--wait",
                description = "First wait until everything that is in the topics now has reached the store.")
        private boolean wait;

        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                defaultValue = "60s",
                description = "How long --wait waits at most (default: ${DEFAULT-VALUE}).")
        private Duration timeout = Duration.ZERO;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            DailyQuery query = query();
            Format chosen = chosenFormat();
            Installation installation = options.installation();
            if (wait) {
                try (Cluster cluster = installation.cluster()) {
                    Stages.requireTopics(cluster, installation.topics());
                    installation.caughtUp(cluster).await(timeout);
                }
            }
            Store store = installation.settings().store();
            try (StoreReader reader = StoreReader.open(store.url(), store.user(), store.password())) {
                reader.daily(query, chosen, spec.commandLine().getOut())
                        .forEach(spec.commandLine().getErr()::println);
            }
            return 0;
        }

        private DailyQuery query() {
            DailyOptions asked = new DailyOptions();
            if (from != null) {
                asked.from(from);
            }
            if (to != null) {
                asked.to(to);
            }
            if (by != null) {
                asked.by(by);
            }
            for (String filter : DailyOptions.filterNames()) {
                String values = spec.commandLine().getParseResult().matchedOptionValue("--" + filter, "");
                if (!values.isEmpty()) {
                    asked.filter(filter, values);
                }
            }
            try {
                return asked.query();
            } catch (BadQuery bad) {
                throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
            }
        }

        private Format chosenFormat() {
            try {
                return Format.of(format);
            } catch (BadQuery bad) {
                throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
            }
        }
    }

    /** Gives the command an option for each filter that the query module knows. */
    static final class Filters implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            for (String filter : DailyOptions.filterNames()) {
                spec.addOption(OptionSpec.builder("--" + filter)
                        .type(String.class)
                        .paramLabel("VALUE[,VALUE]")
                        .description(described(filter))
                        .build());
            }
            return spec;
        }

        private static String described(String filter) {
            boolean isOfTime = Dimension.ofCode(filter)
                    .filter(dimension ->
                            dimension == Dimension.DAY || dimension == Dimension.MONTH || dimension == Dimension.YEAR)
                    .isPresent();
            return "Only " + (isOfTime ? "what is of this " : "this ") + filter + ", or one of these.";
        }
    }
}
