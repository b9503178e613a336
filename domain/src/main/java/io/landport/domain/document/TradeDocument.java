package io.landport.domain.document;

/**
 * One message about one document, as its feed gave it. Sealed because each kind meets the rules in its own way: a
 * declaration is a revision with lines, a cancellation is a revision without, a decision is what customs said of one.
 */
public sealed interface TradeDocument permits Declaration, Cancellation, Decision {

    /** The document that this message is about. */
    DocumentId id();
}
