package io.landport.launcher.questions;

import io.landport.query.question.QuestionOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a question on the command line. As a transformer, adds them to a {@link QueryCommand.QuestionCommand}. */
final class QuestionOptions implements IModelTransformer {

    /** The values that the user gave. */
    static Map<String, String> values(List<QuestionOption> options, CommandSpec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        for (QuestionOption option : options) {
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
        return add(command.question().options(), spec);
    }

    static CommandSpec add(List<QuestionOption> options, CommandSpec spec) {
        for (QuestionOption option : options) {
            spec.addOption(OptionSpec.builder("--" + option.name())
                    .type(String.class)
                    .paramLabel(option.label())
                    .description(option.description())
                    .build());
        }
        return spec;
    }
}
