package io.landport.api;

import io.landport.query.AnswerReport;
import io.landport.query.WriterFactory;
import io.landport.query.explain.ExplainRequest;
import java.io.IOException;

/** Opens what explains totals of the live generation. Thread-safe. */
@FunctionalInterface
public interface Explanations {

    /**
     * Opens an explanation.
     *
     * @throws ExplanationUnavailableException if the documents cannot be read
     * @throws io.landport.query.QueryException if the store cannot be read
     */
    OpenExplanation open();

    /** One explanation. The creator closes it. */
    interface OpenExplanation extends AutoCloseable {

        /**
         * Explains a total, once.
         *
         * @throws ExplanationUnavailableException if the documents cannot be read
         */
        AnswerReport explain(ExplainRequest request, WriterFactory writers) throws IOException;

        /** Ends it with an exception, from any thread. */
        void cancel();

        @Override
        void close();
    }
}
