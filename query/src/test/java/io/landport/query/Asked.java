package io.landport.query;

import io.landport.query.question.Question;
import io.landport.query.question.QuestionRequest;
import io.landport.query.sql.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A question with its options. */
public record Asked(Question question, Map<String, String> values) {
    public Asked(Question question) {
        this(question, Map.of());
    }

    /** The same question with a further option. */
    public Asked with(String option, String text) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(option, text);
        return new Asked(question, more);
    }

    public Query query() {
        return question.query(values);
    }

    public QuestionRequest request() {
        return new QuestionRequest("test", question, values, Optional.empty());
    }
}
