package io.landport.operations.serve;

import io.landport.api.ExplanationUnavailableException;
import io.landport.api.Explanations;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.operations.explain.KafkaInputRecords;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.WriterFactory;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.explain.TotalExplainer;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Explanations of totals of the generation that is live, each with its own connections.
 *
 * @param live the installation with the generation that is live now
 */
public record LiveExplanations(Supplier<Installation> live) implements Explanations {
    /** Each takes about two kilobytes of memory, in a process that does other things as well. */
    private static final int MAX_DOCUMENTS = 100_000;

    @Override
    public OpenExplanation open() {
        Installation installation = live.get();
        StoreReader store = StoreQuestions.open(installation);
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return new Opened(installation, store, KafkaInputRecords.open(installation, cluster));
        } catch (KafkaException e) {
            store.close();
            throw new ExplanationUnavailableException(e);
        }
    }

    private static final class Opened implements OpenExplanation {
        private final StoreReader store;
        private final KafkaInputRecords input;
        private final TotalExplainer explainer;

        Opened(Installation installation, StoreReader store, KafkaInputRecords input) {
            this.store = store;
            this.input = input;
            this.explainer = new TotalExplainer(store, input, installation.reference(), MAX_DOCUMENTS);
        }

        @Override
        public AnswerReport explain(ExplainRequest request, WriterFactory writers) throws IOException {
            try {
                return explainer.explain(request, writers);
            } catch (KafkaException e) {
                throw new ExplanationUnavailableException(e);
            }
        }

        @Override
        public void cancel() {
            explainer.cancel();
        }

        @Override
        public void close() {
            try {
                input.close();
            } finally {
                store.close();
            }
        }
    }
}
