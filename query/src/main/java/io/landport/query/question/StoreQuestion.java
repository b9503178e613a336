package io.landport.query.question;

import io.landport.query.sql.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question that one query of the store answers. */
public abstract class StoreQuestion implements Question<QuestionRequest> {
    private final String code;
    private final QueryDimensions dimensions;
    private final List<String> description;

    StoreQuestion(String code, QueryDimensions dimensions, String... description) {
        this.code = code;
        this.dimensions = dimensions;
        this.description = List.of(description);
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final List<String> description() {
        return description;
    }

    /** The dimensions that it can be grouped by, and those that are columns of every answer. */
    public final QueryDimensions dimensions() {
        return dimensions;
    }

    /** Whether figures of a received day depend on records and reference data only, not on rates or policies. */
    public boolean isSettling() {
        return false;
    }

    /** Whether answers depend on nothing but the reference data. */
    public boolean isOfReferenceData() {
        return false;
    }

    @Override
    public final QuestionRequest request(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<Long> limit = reading.limit();
        Query query = query(reading);
        reading.end();
        return new QuestionRequest(this, values, query.limit(limit), reading.knownOn(), Optional.empty(), false);
    }

    /** Creates the query. Problems with options are added to the reader; the query is then not used. */
    abstract Query query(OptionReader reading);
}
