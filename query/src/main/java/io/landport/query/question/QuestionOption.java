package io.landport.query.question;

import java.util.List;

/**
 * An option of a question.
 *
 * @param name without dashes
 * @param label placeholder of the value, such as {@code DAY}
 * @param description a sentence for the help text, in which other options have the form {@code {by}}
 * @param values that it takes, separated by commas; empty if they are not a list
 */
public record QuestionOption(String name, String label, String description, List<String> values) {
    public QuestionOption {
        values = List.copyOf(values);
    }

    public QuestionOption(String name, String label, String description) {
        this(name, label, description, List.of());
    }

    /** A text with the options that it names. */
    public static String text(String description, String prefix) {
        return description.replace("{", prefix).replace("}", "");
    }
}
