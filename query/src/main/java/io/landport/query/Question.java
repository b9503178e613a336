package io.landport.query;

import java.util.List;
import java.util.Map;

/** A question that can be put to the store, in the words of a command line. */
public interface Question {

    /** The options that it takes. */
    List<QuestionOption> options();

    /**
     * The query that options make.
     *
     * @param words what was said, by the options' names
     * @throws InvalidQueryException if they make none, with every problem at once
     */
    Query asked(Map<String, String> words);
}
