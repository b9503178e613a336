package io.landport.domain.reference;

/**
 * The name of a code in two more languages.
 *
 * @param list the code list, such as {@code sector} or {@code source}
 */
public record TranslatedName(String list, String code, String chinese, String russian) {}
