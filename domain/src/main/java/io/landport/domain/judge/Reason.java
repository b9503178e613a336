package io.landport.domain.judge;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a document was rejected: a closed list of stable codes. {@code docs/rejections.md} explains each and how to correct the
 * document.
 */
public enum Reason {
    // Feed: the original could not be parsed as a document.
    MALFORMED_ROW(
            "malformed-row",
            "Write the row as docs/feeds.md says. Too many cells usually come from a decimal comma or a thousands"
                    + " separator without quotes."),
    MALFORMED_NUMBER("malformed-number", "Write digits with a decimal point (1250.75)."),
    MALFORMED_DATE("malformed-date", "Write year, month and day with four, two and two digits."),
    MISSING_FIELD("missing-field", "Add the field that the detail names."),
    UNKNOWN_FIELD(
            "unknown-field",
            "Compare with docs/trade-document.schema.json, and correct or remove the field. Additional fields are not"
                    + " supported."),
    UNKNOWN_CODE("unknown-code", "Use one of the codes that the detail names."),
    DUPLICATE_ROW(
            "duplicate-row",
            "Remove the wrong row. If several rows of one commodity are right, the author of the file has to add them"
                    + " up."),
    ROWS_NOT_ADJACENT(
            "rows-not-adjacent",
            "Sort the file by document, and give this document the next revision, because its number is taken by the"
                    + " first rows."),
    CONTRADICTING_ROWS(
            "contradicting-rows",
            "Make the rows agree. Partner and procedure that differ by line have columns of their own, linePartner and"
                    + " lineProcedure."),
    TOO_LARGE("too-large", "Split it into several documents. A missing line break is the usual cause."),

    SOURCE_NOT_ALLOWED(
            "source-not-allowed",
            "Write to the topic of a feed that may publish for the source, or add the source to the feed in"
                    + " LANDPORT_FEEDS."),

    // Judge: the document breaks a rule.
    UNKNOWN_SOURCE(
            "unknown-source",
            "Correct source, or add the source to the reference folder (docs/reference-data.md);"
                    + " docs/formats/shipped-mappings.md has the sources of shipped mappings."),
    WRONG_CHANNEL(
            "wrong-channel",
            "Use the channel that the reference data has for the source, and publish to that channel's topic."),
    WRONG_KEY(
            "wrong-key", "Publish with landport ingest, or use channel|source|documentId of the document as the key."),
    MALFORMED_DOCUMENT_ID("malformed-document-id", "Use the number as the source writes it."),
    MALFORMED_REFERENCE("malformed-reference", "Give scheme and id of at most 16 references, and no reference twice."),
    MALFORMED_REVISION("malformed-revision", "Number from 0 or 1."),
    DECISION_NOT_EXPECTED(
            "decision-not-expected", "Do not publish it, or set needs_decision of the source in the reference folder."),
    UNKNOWN_OUTCOME("unknown-outcome", "Map the source's status to one of them."),
    NO_LINES("no-lines", "Add its lines. To withdraw the document, publish a cancellation."),
    UNKNOWN_FLOW("unknown-flow", "Use one of them, as the reporter sees it. Transit is a procedure, not a flow."),
    DATE_OUT_OF_RANGE(
            "date-out-of-range",
            "Correct the date. In bts-dot3 correct the month of the row, the name of the file or --period; ingest rows"
                    + " of another month in a file of that month."),
    DATE_IN_FUTURE(
            "date-in-future",
            "Correct the date. With --received, use a received day that is not before the dates of the documents."),
    UNKNOWN_CROSSING_SCHEME(
            "unknown-crossing-scheme", "Use a scheme of the source, or omit the field for its first one."),
    MALFORMED_CROSSING(
            "malformed-crossing",
            "Correct the code: four digits for gacc, four digits or two and XX for us-port. landport codes crossing"
                    + " lists known codes."),
    UNKNOWN_CUSTOMS_REGION("unknown-customs-region", "Correct the code, or add the region to the reference folder."),
    UNKNOWN_CROSSING(
            "unknown-crossing", "Look up the id with landport codes crossing, or add it to the reference folder."),
    UNKNOWN_MODE("unknown-mode", "Correct the code, or add it to the reference folder."),
    MALFORMED_PARTNER(
            "malformed-partner",
            "Use the country's ISO 3166 alpha-2 code. Omit the field if the country is not known."),
    MALFORMED_COUNTRY(
            "malformed-country",
            "Use the country's ISO 3166 alpha-2 code. Omit the field if the country is not known."),
    MALFORMED_REGION("malformed-region", "Use the source's code of the place, not its name."),
    MALFORMED_PROCEDURE("malformed-procedure", "Use the code as the source writes it, with leading zeros."),
    MALFORMED_CURRENCY("malformed-currency", "Use the ISO 4217 code. Map numeric customs codes, such as 142 for CNY."),
    MALFORMED_LINE_NUMBER(
            "malformed-line-number",
            "Use the number that the source gives the line, each once in a document, or omit it."),
    MALFORMED_COMMODITY("malformed-commodity", "Use the HS code without dots or blanks, with leading zero."),
    COMMODITY_WITHOUT_SECTOR(
            "commodity-without-sector", "Correct the code, or add the chapter to a sector in the reference folder."),
    MALFORMED_UNIT("malformed-unit", "Use the source's code of the unit, such as 035, or omit unit and quantity."),
    AMOUNT_OUT_OF_RANGE(
            "amount-out-of-range",
            "Correct it. To withdraw what was counted, publish another revision or a cancellation, never a negative"
                    + " amount."),

    // Streams: the record is in the wrong partition, or conflicts with other messages of its document.
    WRONG_PARTITION(
            "wrong-partition",
            "Publish with landport ingest, or set the client's partitioner to murmur2 (librdkafka:"
                    + " partitioner=murmur2_random)."),
    CONFLICTING_REVISION(
            "conflicting-revision",
            "Publish the change as the next revision. For a bts-dot3 file, ingest it with --supersede"
                    + " (docs/feeds.md)."),
    CONFLICTING_DECISION("conflicting-decision", "Publish the change as a decision with the next number.");

    private final String code;

    private final String fix;

    Reason(String code, String fix) {
        this.code = code;
        this.fix = fix;
    }

    /** The code on the wire and in the store. */
    public String code() {
        return code;
    }

    /** What the sender can do, as {@code docs/rejections.md} says. */
    public String fix() {
        return fix;
    }

    /** The reason with this code, or empty. */
    public static Optional<Reason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
