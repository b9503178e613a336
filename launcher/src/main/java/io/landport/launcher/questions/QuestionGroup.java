package io.landport.launcher.questions;

import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** A group of commands, one for each question of a list. */
public interface QuestionGroup<Q extends Question<?>> {
    /** The questions by name, in the order of the help. */
    Map<String, Q> questions();

    /** The command without the options of its question. */
    Callable<Integer> command(Q question);

    /** The command with all its options. */
    default CommandSpec spec(String code) {
        Q question = Optional.ofNullable(questions().get(code)).orElseThrow();
        CommandSpec spec = CommandSpec.forAnnotatedObject(command(question)).name(code);
        spec.usageMessage().description(description(question));
        return QuestionOptions.add(question.options(), spec);
    }

    /** The help of a question. */
    static String[] description(Question<?> question) {
        return question.description().stream()
                .map(paragraph -> QuestionOption.text(paragraph, "--"))
                .toArray(String[]::new);
    }

    /** Adds all commands to their group. */
    final class AllCommands implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            QuestionGroup<?> group = (QuestionGroup<?>) spec.userObject();
            group.questions().keySet().forEach(code -> spec.addSubcommand(code, group.spec(code)));
            return spec;
        }
    }
}
