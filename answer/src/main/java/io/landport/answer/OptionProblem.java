package io.landport.answer;

import java.util.List;

/**
 * What is wrong with options, as a value: the command line writes options with dashes, HTTP without.
 *
 * @param sentence with {@code %s} for each argument, so that texts of users stay as they are
 * @param arguments options that the sentence names, and texts
 */
public record OptionProblem(String sentence, List<Object> arguments) {
    public OptionProblem {
        arguments = List.copyOf(arguments);
    }

    public OptionProblem(String sentence, Object... arguments) {
        this(sentence, List.of(arguments));
    }

    /** An option that a sentence names. */
    public record Option(String name) {}

    public static Option option(String name) {
        return new Option(name);
    }

    /** @param prefix of options */
    public String text(String prefix) {
        return sentence.formatted(arguments.stream()
                .map(argument -> argument instanceof Option option ? prefix + option.name() : argument)
                .toArray());
    }
}
