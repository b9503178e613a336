package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.screen.PrintableWriter;
import io.landport.launcher.settings.DatabaseLogin;
import io.landport.query.InvalidQueryException;
import io.landport.query.OutputFormat;
import io.landport.query.Query;
import io.landport.query.Question;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of all queries: output format and waiting. */
final class AnswerOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "Output format: table, csv or json (default: ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(
            names = "--wait",
            description = "First wait until all records that are in the topics now have reached the store.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "Maximum time for --wait (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    /** Queries the store of an installation and prints the answer. */
    int to(Question question, InstallationOptions options, CommandSpec spec) throws IOException {
        Query query = parsed(spec, () -> question.query(QuestionOptions.values(question, spec)));
        OutputFormat chosen = parsed(spec, () -> OutputFormat.of(format));
        Installation installation = options.installation();
        if (wait) {
            try (KafkaAdmin cluster = installation.cluster()) {
                StageChecks.live(cluster, installation).caughtUp(cluster).await(timeout);
            }
        }
        DatabaseLogin store = installation.settings().analystsStore();
        Duration longest = installation.settings().analystTimeout();
        try (StoreReader reader = StoreReader.open(store.url(), store.user(), store.password(), longest)) {
            // An answer is escaped by its format, or not at all.
            reader.answer(
                            query,
                            chosen,
                            PrintableWriter.unescaped(spec.commandLine().getOut()))
                    .forEach(spec.commandLine().getErr()::println);
        }
        return 0;
    }

    private static <T> T parsed(CommandSpec spec, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (InvalidQueryException bad) {
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
        }
    }
}
