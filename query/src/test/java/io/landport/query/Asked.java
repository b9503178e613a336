package io.landport.query;

import java.util.LinkedHashMap;
import java.util.Map;

/** A question with the words that it is asked in. */
record Asked(Question question, Map<String, String> words) {
    Asked(Question question) {
        this(question, Map.of());
    }

    /** The same with one option more. */
    Asked with(String option, String text) {
        Map<String, String> more = new LinkedHashMap<>(words);
        more.put(option, text);
        return new Asked(question, more);
    }

    Query query() {
        return question.query(words);
    }
}
