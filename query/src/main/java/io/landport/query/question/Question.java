package io.landport.query.question;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be asked: commands, their help, and parameters over HTTP are made of it.
 *
 * @param <R> a request, with options that are valid
 */
public interface Question<R> {
    /** Its name in commands and links. */
    String code();

    /** What the answer is, a paragraph each, in which options have the form {@code {by}}. */
    List<String> description();

    /** The supported options. */
    List<QuestionOption> options();

    /**
     * Reads options.
     *
     * @param values of the options by name
     * @throws InvalidQueryException if options are invalid, with all problems
     */
    R request(Map<String, String> values);

    /** Questions by name, in their order. */
    static <Q extends Question<?>> Map<String, Q> byCode(List<Q> questions) {
        Map<String, Q> byCode = new LinkedHashMap<>();
        for (Q question : questions) {
            byCode.put(question.code(), question);
        }
        return Collections.unmodifiableMap(byCode);
    }
}
