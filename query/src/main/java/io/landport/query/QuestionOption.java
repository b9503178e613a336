package io.landport.query;

/**
 * An option that a question takes.
 *
 * @param name without dashes
 * @param label what stands for its value, such as {@code DAY}
 * @param description a sentence for who asks
 */
public record QuestionOption(String name, String label, String description) {}
