package io.landport.gateway;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Receives the outcomes of a request in the order of its documents. */
interface OutcomeSink {

    /**
     * Takes an outcome, which may become known later. Blocks while many are not known yet, so that memory is bounded.
     *
     * @throws IOException if the client cannot be answered any more
     * @throws DocumentLog.UnavailableException if Kafka does not take documents
     */
    void take(CompletableFuture<DocumentOutcome> outcome)
            throws IOException, DocumentLog.UnavailableException, InterruptedException;
}
