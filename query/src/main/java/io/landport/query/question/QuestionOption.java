package io.landport.query.question;

/**
 * An option of a question.
 *
 * @param name without dashes
 * @param label placeholder of the value, such as {@code DAY}
 * @param description a sentence for the help text
 */
public record QuestionOption(String name, String label, String description) {}
