package io.landport.query.question;

import io.landport.query.sql.Query;
import java.util.List;
import java.util.Map;

/** A kind of query that the command line offers. */
public interface Question {

    /** The supported options. */
    List<QuestionOption> options();

    /**
     * Creates the query for given options.
     *
     * @param values of the options by name
     * @throws InvalidQueryException if options are invalid, with all problems
     */
    Query query(Map<String, String> values);

    /** Whether answers depend on nothing but the reference data. */
    default boolean isOfReferenceData() {
        return false;
    }
}
