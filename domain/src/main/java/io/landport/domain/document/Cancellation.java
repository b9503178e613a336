package io.landport.domain.document;

/**
 * A revision that withdraws its document: if it is the winner, the document counts nowhere.
 *
 * @param revision orders the revisions of the document, not negative
 */
public record Cancellation(DocumentId id, long revision) implements TradeDocument {}
