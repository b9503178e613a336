package io.landport.launcher.questions;

import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** As a transformer, adds the options of its question to a command, whose first sentence becomes the description of the question. */
final class QuestionOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        Question<?> question = ((AskingCommand<?>) spec.userObject()).question();
        Stream<String> own = Stream.of(spec.usageMessage().description()).skip(1);
        spec.usageMessage()
                .description(Stream.concat(Stream.of(QuestionGroup.description(question)), own)
                        .toArray(String[]::new));
        return add(question.options(), spec);
    }

    static CommandSpec add(List<QuestionOption> options, CommandSpec spec) {
        for (QuestionOption option : options) {
            spec.addOption(OptionSpec.builder("--" + option.name())
                    .type(String.class)
                    .paramLabel(option.label())
                    .description(QuestionOption.text(option.description(), "--"))
                    .build());
        }
        return spec;
    }
}
