package io.landport.console.resend;

import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import java.util.List;
import java.util.Optional;

/** Takes corrected documents through the checks of the gateway, pauses sources, and records what operators do. Thread-safe. */
public interface ResendDesk {

    /**
     * Reads a document.
     *
     * @param json one JSON object on one line
     * @throws io.landport.http.problem.ProblemException if it is no document
     */
    CorrectedDocument read(byte[] json);

    /**
     * Records actions; returns when all in-sync replicas have the records.
     *
     * @throws io.landport.http.problem.ProblemException if Kafka does not confirm it
     */
    void record(List<OperatorAction> actions);

    /** The pause of a source, if it is in force. */
    Optional<SourcePause> pause(String source);

    /**
     * Pauses or resumes a source; returns when all in-sync replicas have it.
     *
     * @throws io.landport.http.problem.ProblemException if Kafka does not confirm it
     */
    void put(SourcePause pause);

    /** Who acts if no token is needed: the user of the process. */
    String user();
}
