package io.landport.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A question with its options. */
record Asked(Question question, Map<String, String> values) {
    Asked(Question question) {
        this(question, Map.of());
    }

    /** The same question with a further option. */
    Asked with(String option, String text) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(option, text);
        return new Asked(question, more);
    }

    Query query() {
        return question.query(values);
    }

    QuestionRequest request() {
        return new QuestionRequest("test", question, values, Optional.empty());
    }
}
