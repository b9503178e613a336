package io.landport.launcher.questions;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerLanguage;
import io.landport.answer.AnswerOutput;
import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.StoreReader;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of all queries: output format, file, language and waiting. */
final class AnswerOptions {
    @Mixin
    private OutputOptions output = new OutputOptions();

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
            output.write(spec, (out, progress) -> reader.answer(request, chosen, begun(out), progress))
                    .forEach(spec.commandLine().getErr()::println);
        }
        return 0;
    }

    private AnswerOutput begun(AnswerOutput out) throws IOException {
        return bom ? out.withByteOrderMark() : out;
    }

    private AnswerFormat format(CommandSpec spec) {
        AnswerFormat chosen = output.format(spec);
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
