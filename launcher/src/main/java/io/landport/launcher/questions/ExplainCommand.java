package io.landport.launcher.questions;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.operations.explain.KafkaInputRecords;
import io.landport.operations.serve.StoreQuestions;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageChecks;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.TooManyDocumentsException;
import io.landport.query.explain.TotalExplainer;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.Screen;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "explain",
        description = {
            "Lists the documents behind a total, or behind what changed between two received days. The rows add up to"
                    + " the total, which is compared with that in the store: exits with 1 if they differ (docs/explain.md).",
            "Reads the store and the document topics."
        },
        synopsisSubcommandLabel = "WHAT",
        modelTransformer = QuestionGroup.AllCommands.class)
public final class ExplainCommand implements QuestionGroup<ExplainQuestion> {
    /** Formats of text; the others are for figures. */
    private static final Set<AnswerFormat> FORMATS =
            EnumSet.of(AnswerFormat.TABLE, AnswerFormat.CSV, AnswerFormat.JSON, AnswerFormat.NDJSON);

    @Override
    public Map<String, ExplainQuestion> questions() {
        return ExplainQuestion.all();
    }

    @Override
    public Callable<Integer> command(ExplainQuestion question) {
        return new ExplanationCommand(question);
    }

    /** A command that explains one kind of totals. */
    @Command
    static final class ExplanationCommand extends AskingCommand<ExplainRequest> {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "table",
                description = "Output format: table, csv, json or ndjson (default: ${DEFAULT-VALUE}).")
        private String format = "";

        ExplanationCommand(ExplainQuestion question) {
            super(question);
        }

        @Override
        public Integer call() throws IOException {
            ExplainRequest request = request();
            AnswerFormat chosen = format();
            AnswerOutput out = AnswerOutput.of(PrintableWriter.unescaped(out()), Screen.columns());
            Installation installation = installation();
            try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
                Installation live = StageChecks.live(cluster, installation);
                LiveGeneration.requireCompatible(live);
                waiting().await(live, cluster);
                try (StoreReader store = StoreQuestions.open(live);
                        InputRecords input = KafkaInputRecords.open(live, cluster)) {
                    AnswerReport report =
                            new TotalExplainer(store, input, live.reference()).explain(request, chosen, out);
                    print(report.notices());
                    return report.isAgreement() ? 0 : 1;
                }
            } catch (TooManyDocumentsException e) {
                throw new CommandException(String.valueOf(e.getMessage()), e);
            }
        }

        private AnswerFormat format() {
            return AnswerFormat.of(format)
                    .filter(FORMATS::contains)
                    .orElseThrow(() -> invalid(
                            "--format: unknown format \"" + format + "\"; formats are table, csv, json, ndjson"));
        }
    }
}
