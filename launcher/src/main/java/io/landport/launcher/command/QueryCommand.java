package io.landport.launcher.command;

import io.landport.query.DailyQuestion;
import io.landport.query.Question;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = "Asks the store.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = QueryCommand.Daily.class)
final class QueryCommand {
    @Command(
            name = "daily",
            modelTransformer = QuestionOptions.class,
            description = {
                "Adds up daily totals. A row for each combination of --by and each currency; amounts of two currencies are"
                        + " never added.",
                "csv columns: those of --by, then lines, lines_without_weight, value, currency, net_weight_kg."
            })
    static final class Daily implements Callable<Integer>, Asker {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Mixin
        private AnswerOptions answer = new AnswerOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Question question() {
            return new DailyQuestion();
        }

        @Override
        public Integer call() throws IOException {
            return answer.to(question(), options, spec);
        }
    }
}
