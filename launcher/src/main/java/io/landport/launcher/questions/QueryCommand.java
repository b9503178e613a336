package io.landport.launcher.questions;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.query.StoreReader;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "query",
        description = {
            "Queries the store. A table shows the names of crossings next to their codes; other formats have codes"
                    + " only, unless --language is given.",
            "For years and windows, months_missing is the number of their months that each source did not report;"
                    + " for other sums over months, a note on standard error lists the missing months."
        },
        synopsisSubcommandLabel = "WHAT",
        modelTransformer = QuestionGroup.AllCommands.class)
public final class QueryCommand implements QuestionGroup<StoreQuestion> {
    @Override
    public Map<String, StoreQuestion> questions() {
        return Questions.all();
    }

    @Override
    public Callable<Integer> command(StoreQuestion question) {
        return new QuestionCommand(question);
    }

    /** A command that sends one query to the store and prints the answer. */
    @Command
    static final class QuestionCommand extends AskingCommand<QuestionRequest> {
        @Mixin
        private OutputOptions output = new OutputOptions();

        @Option(
                names = "--language",
                paramLabel = "CODE",
                description =
                        "Add the names of codes in this language: en, zh or ru. Names that are not known in it are in"
                                + " English.")
        private @Nullable String language;

        @Option(names = "--bom", description = "Begin csv with a byte order mark, by which Excel recognizes UTF-8.")
        private boolean bom;

        QuestionCommand(StoreQuestion question) {
            super(question);
        }

        @Override
        public Integer call() throws IOException {
            QuestionRequest request =
                    request().in(Optional.ofNullable(language).map(code -> language(code, commandLine())));
            AnswerFormat format = output.format(spec());
            if (bom && format != AnswerFormat.CSV) {
                throw invalid("--bom: is for --format csv only");
            }
            try (StoreReader reader = store()) {
                print(output.write(spec(), (out, progress) -> reader.answer(request, format, begin(out), progress)));
            }
            return 0;
        }

        private AnswerOutput begin(AnswerOutput out) throws IOException {
            return bom ? out.withByteOrderMark() : out;
        }
    }
}
