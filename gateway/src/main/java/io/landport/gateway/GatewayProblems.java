package io.landport.gateway;

import io.landport.http.problem.ProblemType;
import java.util.List;

/** Errors of the gateway. */
final class GatewayProblems {
    static final ProblemType UNSUPPORTED_FORMAT = new ProblemType(
            "unsupported-format",
            415,
            "The format of the documents is not supported",
            "Send the media type of a supported format, or name it in the parameter format.");
    static final ProblemType UNREADABLE_DOCUMENTS = new ProblemType(
            "unreadable-documents",
            400,
            "The body is not in its format",
            "Correct what the detail names, and send the whole body again.");
    static final ProblemType REJECTED_DOCUMENTS = new ProblemType(
            "rejected-documents",
            422,
            "Documents would be rejected",
            "Correct the documents listed in outcomes; nothing of the body was published.");
    static final ProblemType NOTHING_ACCEPTED = new ProblemType(
            "nothing-accepted",
            422,
            "All documents were rejected or forbidden",
            "Correct the documents listed in outcomes, and send them again.");
    static final ProblemType TOO_MANY_REJECTIONS = new ProblemType(
            "too-many-rejections",
            422,
            "The body has too many rows that are no documents",
            "Correct the format or the rows listed in outcomes. What was accepted before is published; sending it again does no harm.");
    static final ProblemType KEY_REUSED = new ProblemType(
            "idempotency-key-reused",
            422,
            "The idempotency key belongs to another request",
            "Use a new key for each request, and the same key only to repeat a request.");
    static final ProblemType KEY_IN_USE = new ProblemType(
            "idempotency-key-in-use",
            409,
            "The request with this idempotency key has not ended",
            "Repeat the request after the seconds in Retry-After.");

    static final ProblemType SOURCE_PAUSED = new ProblemType(
            "source-paused",
            503,
            "An operator has paused the source",
            "Ask the operators, or repeat the whole request after the seconds in Retry-After: documents that were accepted count once.");

    private static final List<ProblemType> ALL = List.of(
            UNSUPPORTED_FORMAT,
            UNREADABLE_DOCUMENTS,
            REJECTED_DOCUMENTS,
            NOTHING_ACCEPTED,
            TOO_MANY_REJECTIONS,
            KEY_REUSED,
            KEY_IN_USE,
            SOURCE_PAUSED);

    private GatewayProblems() {}

    static List<ProblemType> all() {
        return ALL;
    }
}
