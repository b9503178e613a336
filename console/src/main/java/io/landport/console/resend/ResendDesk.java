package io.landport.console.resend;

import io.landport.domain.audit.OperatorAction;
import java.util.List;

/** Takes corrected documents through the checks of the gateway, and records what operators do. Thread-safe. */
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

    /** Who acts if no token is needed: the user of the process. */
    String user();
}
