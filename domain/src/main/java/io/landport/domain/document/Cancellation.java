package io.landport.domain.document;

/**
 * A revision that withdraws its document: where it wins, the document counts nowhere.
 *
 * @param revision its place among the revisions of the document, not negative
 */
public record Cancellation(DocumentId id, long revision) implements TradeDocument {}
