package io.landport.launcher.questions;

import io.landport.chart.ChartAnswer;
import io.landport.chart.ChartFormat;
import io.landport.chart.ChartKind;
import io.landport.chart.ChartRequest;
import io.landport.launcher.option.FileName;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "chart",
        description = {
            "Draws the answer to a question as PNG or SVG, with units, source and the day on which the figures were"
                    + " known (docs/charts.md).",
            "Values of a chart have one currency: convert them with --currency or select one with --original-currency."
        },
        synopsisSubcommandLabel = "WHAT",
        modelTransformer = QuestionGroup.AllCommands.class)
public final class ChartCommand implements QuestionGroup<ChartKind> {
    @Override
    public Map<String, ChartKind> questions() {
        return ChartKind.all();
    }

    @Override
    public Callable<Integer> command(ChartKind kind) {
        return new DrawingCommand(kind);
    }

    /** A command that draws one kind of chart. */
    @Command
    static final class DrawingCommand extends AskingCommand<ChartRequest> {
        @Option(
                names = "--output",
                paramLabel = "FILE",
                required = true,
                converter = FileName.class,
                description =
                        "File of the chart, whose name ends in .png or .svg. It is replaced only by a whole chart.")
        private Path output = Path.of("");

        @Option(
                names = "--language",
                paramLabel = "CODE",
                defaultValue = "en",
                description = "Language of words and names: en, zh or ru (default: ${DEFAULT-VALUE}).")
        private String language = "";

        DrawingCommand(ChartKind kind) {
            super(kind);
        }

        @Override
        public Integer call() throws IOException {
            ChartFormat format = format();
            ChartRequest chart = request().in(language(language, commandLine()));
            try (StoreReader reader = store();
                    AnswerFile file = AnswerFile.begin(output)) {
                print(reader.answer(chart.question(), head -> new ChartAnswer(chart, head, format, file.stream())));
                file.complete();
            }
            return 0;
        }

        private ChartFormat format() {
            String name = output.toString();
            return ChartFormat.of(name.substring(name.lastIndexOf('.') + 1))
                    .orElseThrow(
                            () -> invalid("--output: the name of a chart ends in .png or .svg, not \"" + name + '"'));
        }
    }
}
