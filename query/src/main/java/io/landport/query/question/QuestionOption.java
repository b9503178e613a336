package io.landport.query.question;

/**
 * An option of a question.
 *
 * @param name without dashes
 * @param label placeholder of the value, such as {@code DAY}
 * @param description a sentence for the help text, in which other options have the form {@code {by}}
 */
public record QuestionOption(String name, String label, String description) {
    /** A text with the options that it names. */
    public static String text(String description, String prefix) {
        return description.replace("{", prefix).replace("}", "");
    }
}
