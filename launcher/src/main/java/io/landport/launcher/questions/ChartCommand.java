package io.landport.launcher.questions;

import io.landport.answer.AnswerLanguage;
import io.landport.chart.ChartAnswer;
import io.landport.chart.ChartFormat;
import io.landport.chart.ChartKind;
import io.landport.chart.ChartOption;
import io.landport.chart.ChartRequest;
import io.landport.chart.InvalidChartException;
import io.landport.installation.Installation;
import io.landport.launcher.option.FileName;
import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.StoreReader;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.Questions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "chart",
        description = {
            "Draws the answer to a question as PNG or SVG, with units, source and the day on which the figures were"
                    + " known (docs/charts.md).",
            "Values of a chart have one currency: convert them with --currency or select one with --original-currency."
        },
        synopsisSubcommandLabel = "WHAT",
        subcommands = {
            ChartCommand.MonthlyChart.class,
            ChartCommand.DailyChart.class,
            ChartCommand.YearOnYearChart.class,
            ChartCommand.RankingChart.class,
            ChartCommand.MirrorChart.class
        })
public final class ChartCommand {
    /** A command that draws one kind of chart. */
    abstract static sealed class DrawingCommand implements Callable<Integer>
            permits MonthlyChart, DailyChart, YearOnYearChart, RankingChart, MirrorChart {
        @Mixin
        private InstallationOptions options = new InstallationOptions();

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

        @Mixin
        private WaitOptions waiting = new WaitOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        abstract ChartKind kind();

        Question question() {
            return Optional.ofNullable(Questions.all(Set::of).get(kind().question()))
                    .orElseThrow();
        }

        @Override
        public Integer call() throws IOException {
            ChartFormat format = format();
            ChartRequest chart = parsed(() -> ChartRequest.of(kind(), language(), values()));
            QuestionRequest request =
                    new QuestionRequest(kind().question(), question(), chart.asked(), AnswerLanguage.of(language));
            parsed(request::query);
            Installation installation = options.installation();
            waiting.await(installation);
            try (StoreReader reader = StoreQuestions.opened(installation);
                    AnswerFile file = AnswerFile.begin(output)) {
                reader.answer(request, head -> new ChartAnswer(chart, head, format, file.stream()))
                        .forEach(spec.commandLine().getErr()::println);
                file.complete();
            }
            return 0;
        }

        private ChartFormat format() {
            String name = output.toString();
            return ChartFormat.of(name.substring(name.lastIndexOf('.') + 1))
                    .orElseThrow(
                            () -> misuse("--output: the name of a chart ends in .png or .svg, not \"" + name + '"'));
        }

        private AnswerLanguage language() {
            return AnswerLanguage.of(language)
                    .orElseThrow(() -> misuse("--language: cannot be \"" + language + "\"; allowed are en, zh, ru"));
        }

        private Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            ChartOptions.of(this).forEach((name, option) -> {
                String text = spec.commandLine().getParseResult().matchedOptionValue("--" + name, "");
                if (!text.isEmpty()) {
                    values.put(name, text);
                }
            });
            return values;
        }

        private <T> T parsed(Supplier<T> parser) {
            try {
                return parser.get();
            } catch (InvalidChartException | InvalidQueryException bad) {
                throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
            }
        }

        private ParameterException misuse(String problem) {
            return new ParameterException(spec.commandLine(), problem);
        }
    }

    /** Adds the options of a chart and of its question to its command. */
    static final class ChartOptions implements IModelTransformer {
        static Map<String, ChartOption> of(DrawingCommand command) {
            Map<String, ChartOption> options = new LinkedHashMap<>();
            command.kind().options().forEach(option -> options.put(option.name(), option));
            command.question().options().stream()
                    .filter(option -> !command.kind().isOwn(option.name()))
                    .forEach(option -> options.put(
                            option.name(), new ChartOption(option.name(), option.label(), option.description())));
            return options;
        }

        @Override
        public CommandSpec transform(CommandSpec spec) {
            of((DrawingCommand) spec.userObject())
                    .values()
                    .forEach(option -> spec.addOption(OptionSpec.builder("--" + option.name())
                            .type(String.class)
                            .paramLabel(option.label())
                            .description(option.description())
                            .build()));
            return spec;
        }
    }

    @Command(
            name = "monthly",
            modelTransformer = ChartOptions.class,
            description =
                    "Draws monthly totals as lines, one for each value of --by. A line ends where there is no figure.")
    static final class MonthlyChart extends DrawingCommand {
        @Override
        ChartKind kind() {
            return ChartKind.MONTHLY;
        }
    }

    @Command(
            name = "daily",
            modelTransformer = ChartOptions.class,
            description =
                    "Draws daily totals as lines, one for each value of --by. A line ends where there is no figure.")
    static final class DailyChart extends DrawingCommand {
        @Override
        ChartKind kind() {
            return ChartKind.DAILY;
        }
    }

    @Command(
            name = "yoy",
            modelTransformer = ChartOptions.class,
            description =
                    "Draws completed months beside the same months of the year before, and the change below them.")
    static final class YearOnYearChart extends DrawingCommand {
        @Override
        ChartKind kind() {
            return ChartKind.YOY;
        }
    }

    @Command(
            name = "ranking",
            modelTransformer = ChartOptions.class,
            description = "Draws the greatest values of --by as bars. The chart says how many are left out.")
    static final class RankingChart extends DrawingCommand {
        @Override
        ChartKind kind() {
            return ChartKind.RANKING;
        }
    }

    @Command(
            name = "mirror",
            modelTransformer = ChartOptions.class,
            description =
                    "Draws the exports of a reporter beside the imports that its partner reports, and the gap below"
                            + " them. Select one direction with --exporter and --importer.")
    static final class MirrorChart extends DrawingCommand {
        @Override
        ChartKind kind() {
            return ChartKind.MIRROR;
        }
    }
}
