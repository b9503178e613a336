package io.landport.launcher.command;

import io.landport.query.Question;
import io.landport.query.QuestionOption;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Adds the options of a question to its {@link QueryCommand.QuestionCommand}. */
final class QuestionOptions implements IModelTransformer {

    /** The given values of the question's options. */
    static Map<String, String> values(Question question, CommandSpec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        for (QuestionOption option : question.options()) {
            String text = spec.commandLine().getParseResult().matchedOptionValue("--" + option.name(), "");
            if (!text.isEmpty()) {
                values.put(option.name(), text);
            }
        }
        return values;
    }

    @Override
    public CommandSpec transform(CommandSpec spec) {
        QueryCommand.QuestionCommand command = (QueryCommand.QuestionCommand) spec.userObject();
        for (QuestionOption option : command.question().options()) {
            spec.addOption(OptionSpec.builder("--" + option.name())
                    .type(String.class)
                    .paramLabel(option.label())
                    .description(option.description())
                    .build());
        }
        return spec;
    }
}
