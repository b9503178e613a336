package io.landport.domain.judge;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a document was rejected: a closed list of stable codes. {@code docs/rejections.md} explains each and how to correct the
 * document.
 */
public enum Reason {
    // Feed: the original could not be parsed as a document.
    MALFORMED_ROW("malformed-row"),
    MALFORMED_NUMBER("malformed-number"),
    MALFORMED_DATE("malformed-date"),
    MISSING_FIELD("missing-field"),
    UNKNOWN_FIELD("unknown-field"),
    UNKNOWN_CODE("unknown-code"),
    DUPLICATE_ROW("duplicate-row"),
    ROWS_NOT_ADJACENT("rows-not-adjacent"),
    CONTRADICTING_ROWS("contradicting-rows"),
    TOO_LARGE("too-large"),

    // Judge: the document breaks a rule.
    UNKNOWN_SOURCE("unknown-source"),
    WRONG_CHANNEL("wrong-channel"),
    WRONG_KEY("wrong-key"),
    MALFORMED_DOCUMENT_ID("malformed-document-id"),
    MALFORMED_REVISION("malformed-revision"),
    DECISION_NOT_EXPECTED("decision-not-expected"),
    UNKNOWN_OUTCOME("unknown-outcome"),
    NO_LINES("no-lines"),
    UNKNOWN_FLOW("unknown-flow"),
    DATE_OUT_OF_RANGE("date-out-of-range"),
    DATE_IN_FUTURE("date-in-future"),
    UNKNOWN_CROSSING_SCHEME("unknown-crossing-scheme"),
    MALFORMED_CROSSING("malformed-crossing"),
    UNKNOWN_CUSTOMS_REGION("unknown-customs-region"),
    UNKNOWN_CROSSING("unknown-crossing"),
    UNKNOWN_MODE("unknown-mode"),
    MALFORMED_PARTNER("malformed-partner"),
    MALFORMED_REGION("malformed-region"),
    MALFORMED_PROCEDURE("malformed-procedure"),
    MALFORMED_CURRENCY("malformed-currency"),
    MALFORMED_COMMODITY("malformed-commodity"),
    COMMODITY_WITHOUT_SECTOR("commodity-without-sector"),
    MALFORMED_UNIT("malformed-unit"),
    AMOUNT_OUT_OF_RANGE("amount-out-of-range"),

    // Streams: the record is in the wrong partition, or conflicts with other messages of its document.
    WRONG_PARTITION("wrong-partition"),
    CONFLICTING_REVISION("conflicting-revision"),
    CONFLICTING_DECISION("conflicting-decision");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The code on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The reason with this code, or empty. */
    public static Optional<Reason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
