package io.landport.launcher.questions;

import io.landport.query.question.Question;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** A group of commands, one for each question of a list. */
public interface QuestionGroup {
    /** The questions by name, in the order of the help. */
    Map<String, ? extends Question<?>> questions();

    /** The command without the options of its question. */
    Callable<Integer> command(String code);

    /** The command with all its options. */
    default CommandSpec spec(String code) {
        Question<?> question = Optional.ofNullable(questions().get(code)).orElseThrow();
        CommandSpec spec = CommandSpec.forAnnotatedObject(command(code)).name(code);
        spec.usageMessage().description(question.description().toArray(String[]::new));
        return QuestionOptions.add(question.options(), spec);
    }

    /** Adds all commands to their group. */
    final class AllCommands implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            QuestionGroup group = (QuestionGroup) spec.userObject();
            group.questions().keySet().forEach(code -> spec.addSubcommand(code, group.spec(code)));
            return spec;
        }
    }
}
