package io.landport.launcher.command;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.launcher.CommandException;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.explain.KafkaInputRecords;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.screen.PrintableWriter;
import io.landport.query.ExplainQuestion;
import io.landport.query.ExplainRequest;
import io.landport.query.ExplanationReport;
import io.landport.query.InvalidQueryException;
import io.landport.query.StoreReader;
import io.landport.query.TotalExplainer;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.TooManyDocumentsException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = {
            "Lists the documents behind a total, or behind what changed between two received days. The rows add up to"
                    + " the total, which is compared with that in the store: exits with 1 if they differ (docs/explain.md).",
            "Reads the store and the document topics."
        },
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            ExplainCommand.DailyExplanation.class,
            ExplainCommand.MonthlyExplanation.class,
            ExplainCommand.RollingExplanation.class
        })
final class ExplainCommand {
    /** Formats of text; the others are for figures. */
    private static final Set<AnswerFormat> FORMATS =
            EnumSet.of(AnswerFormat.TABLE, AnswerFormat.CSV, AnswerFormat.JSON, AnswerFormat.NDJSON);

    /** A command that explains one kind of totals. */
    abstract static sealed class ExplanationCommand implements Callable<Integer>
            permits DailyExplanation, MonthlyExplanation, RollingExplanation {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "table",
                description = "Output format: table, csv, json or ndjson (default: ${DEFAULT-VALUE}).")
        private String format = "";

        @Mixin
        private WaitOptions waiting = new WaitOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract ExplainQuestion question();

        @Override
        public Integer call() throws IOException {
            ExplainRequest request = parsed(
                    () -> question().request(QuestionOptions.values(question().options(), spec)));
            AnswerFormat chosen = format();
            try (KafkaAdmin cluster = new KafkaAdmin(options.installation().client())) {
                Installation live = StageChecks.live(cluster, options.installation());
                LiveGeneration.requireCompatible(live);
                waiting.await(live, cluster);
                try (StoreReader store = StoreQuestions.opened(live);
                        InputRecords input = KafkaInputRecords.open(live, cluster)) {
                    ExplanationReport report = new TotalExplainer(store, input, live.reference())
                            .explain(
                                    request,
                                    chosen,
                                    AnswerOutput.of(PrintableWriter.unescaped(
                                            spec.commandLine().getOut())));
                    report.notices().forEach(spec.commandLine().getErr()::println);
                    return report.isEqualToStore() ? 0 : 1;
                }
            } catch (TooManyDocumentsException tooMany) {
                throw new CommandException(String.valueOf(tooMany.getMessage()), tooMany);
            }
        }

        private AnswerFormat format() {
            return AnswerFormat.of(format)
                    .filter(FORMATS::contains)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--format: unknown format \"" + format + "\"; formats are table, csv, json, ndjson"));
        }

        private <T> T parsed(Supplier<T> parser) {
            try {
                return parser.get();
            } catch (InvalidQueryException bad) {
                throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
            }
        }
    }

    /** Adds the options of a question to its command. */
    static final class ExplainOptions implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            ExplanationCommand command = (ExplanationCommand) spec.userObject();
            return QuestionOptions.add(command.question().options(), spec);
        }
    }

    @Command(
            name = "daily",
            modelTransformer = ExplainOptions.class,
            description = "Explains a sum of daily totals: those of a day (--day) or of some days (--from, --to).")
    static final class DailyExplanation extends ExplanationCommand {
        @Override
        ExplainQuestion question() {
            return ExplainQuestion.DAILY;
        }
    }

    @Command(
            name = "monthly",
            modelTransformer = ExplainOptions.class,
            description =
                    "Explains a sum of monthly totals: those of a month (--month) or of some months (--from, --to).")
    static final class MonthlyExplanation extends ExplanationCommand {
        @Override
        ExplainQuestion question() {
            return ExplainQuestion.MONTHLY;
        }
    }

    @Command(
            name = "rolling",
            modelTransformer = ExplainOptions.class,
            description =
                    "Explains the total of a window (--window) that ends on the as-of day of each source, or on a given day (--on).")
    static final class RollingExplanation extends ExplanationCommand {
        @Override
        ExplainQuestion question() {
            return ExplainQuestion.ROLLING;
        }
    }
}
