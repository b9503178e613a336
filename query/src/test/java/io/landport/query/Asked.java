package io.landport.query;

import io.landport.query.question.QuestionRequest;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.Query;
import java.util.LinkedHashMap;
import java.util.Map;

/** A question with its options. */
public record Asked(StoreQuestion question, Map<String, String> values) {
    public Asked(StoreQuestion question) {
        this(question, Map.of());
    }

    /** The same question with a further option. */
    public Asked with(String option, String text) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(option, text);
        return new Asked(question, more);
    }

    public Query query() {
        return request().query();
    }

    public QuestionRequest request() {
        return question.request(values);
    }
}
