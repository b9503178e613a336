package io.landport.console.resend;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import java.util.Map;
import java.util.Optional;

/** A document that was read and can be published. For one thread. */
public interface CorrectedDocument {

    /** Its identity, if it could be read. */
    Optional<DocumentId> id();

    /** Its revision, if it is one and could be read. */
    Optional<Long> revision();

    /** What would become of it, as {@code POST /v1/documents} answers: {@code status} is {@code accepted} or {@code rejected}. */
    Map<String, Object> preview() throws InterruptedException;

    /**
     * Publishes it.
     *
     * @throws io.landport.http.problem.ProblemException if it would be rejected, or if Kafka does not confirm it
     */
    Origin.TopicRecord publish() throws InterruptedException;
}
