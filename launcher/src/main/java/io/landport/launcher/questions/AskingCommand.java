package io.landport.launcher.questions;

import io.landport.answer.OptionException;
import io.landport.domain.text.TextLanguage;
import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.StoreReader;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command that asks a question, whose options are options of the command. */
abstract class AskingCommand<R> extends InstallationCommand {
    @Mixin
    private WaitOptions waiting = new WaitOptions();

    private final Question<R> question;

    AskingCommand(Question<R> question) {
        this.question = question;
    }

    final Question<R> question() {
        return question;
    }

    /** @throws ParameterException if options are invalid, with all problems */
    final R request() {
        Map<String, String> values = new LinkedHashMap<>();
        for (QuestionOption option : question.options()) {
            String text = commandLine().getParseResult().matchedOptionValue("--" + option.name(), "");
            if (!text.isEmpty()) {
                values.put(option.name(), text);
            }
        }
        try {
            return question.request(values);
        } catch (OptionException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The language that {@code --language} names.
     *
     * @throws ParameterException of the command if there is no such language
     */
    static TextLanguage language(String code, CommandLine command) {
        return TextLanguage.of(code)
                .orElseThrow(() -> new ParameterException(
                        command, "--language: cannot be \"" + code + "\"; allowed are " + TextLanguage.codes()));
    }

    final WaitOptions waiting() {
        return waiting;
    }

    final CommandSpec spec() {
        return commandLine().getCommandSpec();
    }

    /** Opens the store, after waiting for it if the user asked for that. */
    final StoreReader store() {
        Installation installation = installation();
        waiting.await(installation);
        return StoreQuestions.open(installation);
    }

    final void print(List<String> notices) {
        notices.forEach(err()::println);
    }
}
