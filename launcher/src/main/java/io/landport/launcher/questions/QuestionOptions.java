package io.landport.launcher.questions;

import io.landport.query.question.QuestionOption;
import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** As a transformer, adds the options of its question to a command. */
final class QuestionOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
        return add(((AskingCommand<?>) spec.userObject()).question().options(), spec);
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
