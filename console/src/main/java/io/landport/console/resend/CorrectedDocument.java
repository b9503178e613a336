package io.landport.console.resend;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import java.util.Map;
import java.util.Optional;

/**
 * A document that was read and can be published.
 *
 * @param id empty if it could not be read
 * @param revision empty if it has none or if it could not be read
 * @param outcome what would become of it, as {@code POST /v1/documents} answers: {@code status} is {@code accepted} or {@code rejected}
 */
public record CorrectedDocument(
        Optional<DocumentId> id, Optional<Long> revision, Map<String, Object> outcome, Publication publication) {

    /** Publishes the document. */
    @FunctionalInterface
    public interface Publication {
        /** @throws io.landport.http.problem.ProblemException if it would be rejected, or if Kafka does not confirm it */
        Origin.TopicRecord publish() throws InterruptedException;
    }
}
