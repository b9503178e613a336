package io.landport.query.question;

import io.landport.domain.text.TextLanguage;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question with its options, which are valid.
 *
 * @param options by name
 * @param knownOn the received day up to which figures were known, if one is given
 * @param language of names; empty for the default of the format
 * @param isSettled whether all records that the answer depends on have been received, so that it will stay the same in this generation
 */
public record QuestionRequest(
        StoreQuestion question,
        Map<String, String> options,
        Query query,
        Optional<LocalDate> knownOn,
        Optional<TextLanguage> language,
        boolean isSettled) {
    public QuestionRequest {
        options = Map.copyOf(options);
        if (isSettled && knownOn.isEmpty()) {
            throw new IllegalArgumentException(
                    "settled figures are known on a day, but " + question.code() + " has none");
        }
    }

    /** The same request with names in a language. */
    public QuestionRequest in(Optional<TextLanguage> chosen) {
        return new QuestionRequest(question, options, query, knownOn, chosen, isSettled);
    }

    /** The same request with the coordinates of crossings. */
    public QuestionRequest withPlaces() {
        return new QuestionRequest(question, options, query.withPlaces(), knownOn, language, isSettled);
    }

    /** Whether the answer stays the same once all records are received up to the day on which it is known. */
    public boolean isSettling() {
        return question.isSettling() && !isConverted() && knownOn.isPresent();
    }

    /** The sources whose figures are asked for; empty for those of all. */
    public List<String> sources() {
        return Optional.ofNullable(options.get(Dimension.SOURCE.code()))
                .map(OptionReader::split)
                .orElse(List.of());
    }

    /** The same request, of which all records that the answer depends on have been received. */
    public QuestionRequest settled() {
        return new QuestionRequest(question, options, query, knownOn, language, true);
    }

    /** Whether values are converted, so that the answer depends on exchange rates. */
    public boolean isConverted() {
        return options.containsKey(OptionReader.CURRENCY.name());
    }

    /** The query with names of codes, if the request has a language. */
    public Query namedQuery() {
        return language.map(query::withNames).orElse(query);
    }

    /** The options with the language, in the order of their names. */
    public TreeMap<String, String> sortedOptions() {
        TreeMap<String, String> sorted = new TreeMap<>(options);
        language.ifPresent(chosen -> sorted.put("language", chosen.code()));
        return sorted;
    }
}
