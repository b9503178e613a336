package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
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

/** When and how a question to the store is answered. */
final class AnswerOptions {
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

    /** Prints an installation's answer to a question. */
    int to(Question question, InstallationOptions options, CommandSpec spec) throws IOException {
        Query query = understood(spec, () -> question.query(QuestionOptions.words(question, spec)));
        OutputFormat chosen = understood(spec, () -> OutputFormat.of(format));
        Installation installation = options.installation();
        if (wait) {
            try (KafkaAdmin cluster = installation.cluster()) {
                StageChecks.live(cluster, installation).caughtUp(cluster).await(timeout);
            }
        }
        DatabaseLogin store = installation.settings().analystsStore();
        Duration longest = installation.settings().analystTimeout();
        try (StoreReader reader = StoreReader.open(store.url(), store.user(), store.password(), longest)) {
            reader.answer(query, chosen, spec.commandLine().getOut())
                    .forEach(spec.commandLine().getErr()::println);
        }
        return 0;
    }

    private static <T> T understood(CommandSpec spec, Supplier<T> words) {
        try {
            return words.get();
        } catch (InvalidQueryException bad) {
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
        }
    }
}
