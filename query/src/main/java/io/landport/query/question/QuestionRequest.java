package io.landport.query.question;

import io.landport.answer.AnswerLanguage;
import io.landport.query.sql.Query;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question with its options.
 *
 * @param name of the question, such as {@code monthly}
 * @param options by name
 * @param language of names; empty for the default of the format
 * @param isSettled whether all records that the answer depends on have been received, so that it will stay the same in this generation
 */
public record QuestionRequest(
        String name,
        Question question,
        Map<String, String> options,
        Optional<AnswerLanguage> language,
        boolean isSettled) {
    private static final String KNOWN_ON = OptionReader.KNOWN_ON.name();

    public QuestionRequest {
        options = Map.copyOf(options);
        if (isSettled && !options.containsKey(KNOWN_ON)) {
            throw new IllegalArgumentException("settled figures are known on a day, but " + name + " has none");
        }
    }

    /** A question about figures that may still change. */
    public QuestionRequest(
            String name, Question question, Map<String, String> options, Optional<AnswerLanguage> language) {
        this(name, question, options, language, false);
    }

    /**
     * Its query.
     *
     * @throws InvalidQueryException if options are invalid, with all problems
     */
    public Query query() {
        return question.query(options);
    }

    /** Whether values are converted, so that the answer depends on exchange rates. */
    public boolean isConverted() {
        return options.containsKey(OptionReader.CURRENCY.name());
    }

    /** The received day up to which figures were known, if one is given. */
    public Optional<LocalDate> knownOn() {
        return Optional.ofNullable(options.get(KNOWN_ON)).map(LocalDate::parse);
    }

    /** The options with the language, in the order of their names. */
    public TreeMap<String, String> sortedOptions() {
        TreeMap<String, String> sorted = new TreeMap<>(options);
        language.ifPresent(chosen -> sorted.put("language", chosen.code()));
        return sorted;
    }
}
