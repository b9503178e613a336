package io.landport.launcher.command;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.launcher.Installation;
import io.landport.launcher.screen.PrintableWriter;
import io.landport.query.AnswerLanguage;
import io.landport.query.InvalidQueryException;
import io.landport.query.Question;
import io.landport.query.QuestionRequest;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of all queries: output format, file, language and waiting. */
final class AnswerOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "Output format: table, csv, json, ndjson, parquet, xlsx or sdmx-csv (default: ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            converter = FileName.class,
            description = "Write the answer to this file instead of standard output. Required for parquet and xlsx."
                    + " The file is replaced only if the whole answer could be written.")
    private @Nullable Path output;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Add the names of codes in this language: en, zh or ru. Names that are not known in it are in"
                    + " English.")
    private @Nullable String language;

    @Option(names = "--bom", description = "Begin csv with a byte order mark, by which Excel recognizes UTF-8.")
    private boolean bom;

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    /** Queries the store of an installation and writes the answer. */
    int to(Question question, InstallationOptions options, CommandSpec spec) throws IOException {
        QuestionRequest request = new QuestionRequest(
                spec.name(), question, QuestionOptions.values(question.options(), spec), language(spec));
        checked(spec, request);
        AnswerFormat chosen = format(spec);
        Installation installation = options.installation();
        waiting.await(installation);
        try (StoreReader reader = StoreQuestions.opened(installation)) {
            written(reader, request, chosen, spec).forEach(spec.commandLine().getErr()::println);
        }
        return 0;
    }

    private List<String> written(StoreReader reader, QuestionRequest request, AnswerFormat chosen, CommandSpec spec)
            throws IOException {
        if (output != null) {
            try (AnswerFile file = AnswerFile.begin(output);
                    RowCount rows = RowCount.of(spec.commandLine().getErr(), output)) {
                List<String> notices =
                        reader.answer(request, chosen, begun(AnswerOutput.of(file.stream())), rows::show);
                file.complete();
                return notices;
            }
        }
        // An answer is escaped by its format, or not at all.
        AnswerOutput out =
                AnswerOutput.of(PrintableWriter.unescaped(spec.commandLine().getOut()));
        return reader.answer(request, chosen, begun(out));
    }

    private AnswerOutput begun(AnswerOutput out) throws IOException {
        return bom ? out.withByteOrderMark() : out;
    }

    private AnswerFormat format(CommandSpec spec) {
        AnswerFormat chosen = AnswerFormat.of(format)
                .orElseThrow(() -> misuse(
                        spec, "--format: unknown format \"" + format + "\"; formats are " + AnswerFormat.codes()));
        if (chosen.isBinary() && output == null) {
            throw misuse(spec, "--format " + format + ": is not text; name a file with --output");
        }
        if (bom && chosen != AnswerFormat.CSV) {
            throw misuse(spec, "--bom: is for --format csv only");
        }
        return chosen;
    }

    private Optional<AnswerLanguage> language(CommandSpec spec) {
        return Optional.ofNullable(language)
                .map(code -> AnswerLanguage.of(code)
                        .orElseThrow(
                                () -> misuse(spec, "--language: cannot be \"" + code + "\"; allowed are en, zh, ru")));
    }

    private static void checked(CommandSpec spec, QuestionRequest request) {
        try {
            request.query();
        } catch (InvalidQueryException bad) {
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
        }
    }

    private static ParameterException misuse(CommandSpec spec, String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
