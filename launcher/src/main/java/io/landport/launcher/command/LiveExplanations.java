package io.landport.launcher.command;

import io.landport.api.ExplanationUnavailableException;
import io.landport.api.Explanations;
import io.landport.launcher.Installation;
import io.landport.launcher.explain.KafkaInputRecords;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.KafkaAdminException;
import io.landport.query.ExplainRequest;
import io.landport.query.ExplanationReport;
import io.landport.query.StoreReader;
import io.landport.query.TotalExplainer;
import io.landport.query.WriterFactory;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Explanations of totals of the generation that is live, each with its own connections. */
final class LiveExplanations implements Explanations {
    /** Each takes about a kilobyte of memory, in a process that does other things as well. */
    private static final int MAX_DOCUMENTS = 100_000;

    private final Supplier<Installation> live;

    /** @param live the installation with the generation that is live now */
    LiveExplanations(Supplier<Installation> live) {
        this.live = live;
    }

    @Override
    public OpenExplanation open() {
        Installation installation = live.get();
        StoreReader store = StoreQuestions.opened(installation);
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            return new Opened(installation, store, KafkaInputRecords.open(installation, cluster));
        } catch (KafkaAdminException | KafkaException failed) {
            store.close();
            throw new ExplanationUnavailableException(failed);
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
        public ExplanationReport explain(ExplainRequest request, WriterFactory writers) throws IOException {
            try {
                return explainer.explain(request, writers);
            } catch (KafkaException failed) {
                throw new ExplanationUnavailableException(failed);
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
